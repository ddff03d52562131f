#include <segue/segue.hpp>

int tracks_seen_from_elsewhere();

int tracks_seen_from_elsewhere() { return segue::never_back_down().size(); }
