#pragma once

/// Before every definition in src/ of a function that is not a template: the header-only target includes those files
/// into several translation units.
#if defined(SEGUE_HEADER_ONLY)
#define SEGUE_INLINE inline
#else
#define SEGUE_INLINE
#endif
