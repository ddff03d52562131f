// The whole library but <segue/views.hpp> (range-v3) and <segue/bgl.hpp> (Boost.Graph), which cost seconds to compile
// and are for those who ask for them.
#pragma once
#include <segue/bridge.hpp>
#include <segue/check.hpp>
#include <segue/choose.hpp>
#include <segue/never_back_down.hpp>
#include <segue/order.hpp>
#include <segue/priced_order.hpp>
#include <segue/sample.hpp>
#include <segue/segment.hpp>
#include <segue/version.hpp>

#if defined(SEGUE_HEADER_ONLY)
#include <segue/detail/segue-inl.hpp>
#endif
