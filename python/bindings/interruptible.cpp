#include "interruptible.hpp"

#include <chrono>

namespace segue::python {

void interruptible::finish() {
    const std::lock_guard lock(mutex_);
    done_ = true;
    ready_.notify_all();
}

void interruptible::wait() {
    constexpr std::chrono::milliseconds look(20);
    std::unique_lock lock(mutex_);
    while (!ready_.wait_for(lock, look, [&] { return done_; })) {
        const auto news = std::exchange(latest_, std::nullopt);
        lock.unlock();
        poll(news);
        lock.lock();
    }
}

/// A signal, or an error in the report, stops the search; it is raised once the thread has ended.
void interruptible::poll(const std::optional<progress>& news) {
    const py::gil_scoped_acquire held;
    if (stopped_by_) return;
    try {
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        if (news) report_(news->cost, news->bound, news->seconds);
    } catch (const py::error_already_set& e) {
        only_interrupted_ = e.matches(PyExc_KeyboardInterrupt);
        stopped_by_ = std::current_exception();
        stopping_.request_stop();
    }
}

}  // namespace segue::python
