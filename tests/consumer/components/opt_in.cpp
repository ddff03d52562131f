#include <segue/bgl.hpp>
#include <segue/views.hpp>
