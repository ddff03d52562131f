#include <segue/detail/config.hpp>
#include <segue/segment.hpp>

#include <utility>

namespace segue {

SEGUE_INLINE segment join(const segment& a, const segment& b) {
    segment out{a.keep * b.keep, a.head, b.tail, a.inner + b.inner};
    for (std::size_t d = 0; d < a.head.size(); ++d) {
        out.head[d] += a.keep * b.head[d];
        out.tail[d] += b.keep * a.tail[d];
        out.inner += a.tail[d] * b.head[d];
    }
    return out;
}

SEGUE_INLINE segment reversed(segment s) {
    std::swap(s.head, s.tail);
    return s;
}

}  // namespace segue
