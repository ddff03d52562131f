#pragma once
#include <vector>

namespace segue {

/// Summary of the exposures of a run of tracks: join is associative, reversal an involution with
/// reversed(join(a, b)) == join(reversed(b), reversed(a)) (model, section 5). The oracle of every closed form.
struct segment {
    double keep = 1;           ///< what is left of a memory after the run
    std::vector<double> head;  ///< pull of the run on what was heard before it
    std::vector<double> tail;  ///< memory that the run leaves
    double inner = 0;          ///< strain within the run
};

[[nodiscard]] segment join(const segment& a, const segment& b);
[[nodiscard]] segment reversed(segment s);

}  // namespace segue
