#pragma once
#include "bindings.hpp"

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace segue::python {

/// Runs a search on a thread of its own while this one, the interpreter's, looks for Ctrl-C and passes reports on.
class interruptible {
public:
    using listener = std::function<void(const progress&)>;

    interruptible(py::object report, bool best_on_interrupt)
        : report_(std::move(report)), keep_best_(best_on_interrupt) {}

    /// Work that is over in some milliseconds needs no thread: the interpreter sees a signal right after.
    template <class Work>
    static auto at_once(Work work) {
        const py::gil_scoped_release free;
        return work(std::stop_token{}, listener{});
    }

    /// work(stop_token, listener) -> result. Raises what stopped it: KeyboardInterrupt, unless the best is to be kept,
    /// or an error in the report.
    template <class Work>
    auto run(Work work) {
        std::optional<decltype(work(std::stop_token{}, listener{}))> out;
        std::exception_ptr failed;
        listener listen;
        if (!report_.is_none())
            listen = [this](const progress& p) {
                const std::lock_guard lock(mutex_);
                latest_ = p;
            };
        {
            const py::gil_scoped_release free;
            const std::jthread searching([&] {
                try {
                    out.emplace(work(stopping_.get_token(), listen));
                } catch (...) {
                    failed = std::current_exception();
                }
                finish();
            });
            wait();
        }
        if (stopped_by_ && !(keep_best_ && only_interrupted_)) std::rethrow_exception(stopped_by_);
        if (failed) std::rethrow_exception(failed);
        return std::move(*out);
    }

private:
    void finish();
    void wait();
    void poll(const std::optional<progress>& news);

    py::object report_;
    bool keep_best_;
    bool done_ = false, only_interrupted_ = false;
    std::exception_ptr stopped_by_;
    std::optional<progress> latest_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::stop_source stopping_;
};

}  // namespace segue::python
