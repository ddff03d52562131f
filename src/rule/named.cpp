#include <segue/detail/config.hpp>
#include <segue/rule.hpp>

namespace segue {
namespace detail {

static inline void add_named(std::vector<std::string>& out, const selection& s) {
    if (s.called.empty()) out.insert(out.end(), s.tracks.begin(), s.tracks.end());
}

template <class Rule>
inline void add_names_of(std::vector<std::string>& out, const Rule& r) {
    if constexpr (requires { r.track; }) out.push_back(r.track);
    if constexpr (requires { r.earlier; }) out.push_back(r.earlier), out.push_back(r.later);
    if constexpr (requires { r.of.called; }) add_named(out, r.of);
    if constexpr (requires { r.calm.called; }) add_named(out, r.calm);
    if constexpr (requires { r.from.called; }) add_named(out, r.from), add_named(out, r.to);
}

inline void add_names_of(std::vector<std::string>& out, const keep_first& r) {
    out.insert(out.end(), r.tracks.begin(), r.tracks.end());
}

}  // namespace detail

SEGUE_INLINE std::vector<std::string> tracks_named(const rule& r) {
    std::vector<std::string> out;
    std::visit([&](const auto& one) { detail::add_names_of(out, one); }, r);
    return out;
}

}  // namespace segue
