# segue::segue (compiled), segue::header_only, and what <segue/bgl.hpp> and <segue/views.hpp> ask for on top of either.
find_package(Threads REQUIRED)
find_package(range-v3 QUIET GLOBAL)

set(segue_include "${PROJECT_SOURCE_DIR}/include")
file(GLOB_RECURSE segue_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
file(GLOB_RECURSE segue_headers CONFIGURE_DEPENDS "${segue_include}/segue/*.hpp")
list(REMOVE_ITEM segue_headers "${segue_include}/segue/bgl.hpp" "${segue_include}/segue/views.hpp")

# What both targets promise: the same language and the same arithmetic.
function(segue_usage target scope)
    target_compile_features(${target} ${scope} cxx_std_20)
    # Fused multiply-adds would make the order depend on the machine.
    target_compile_options(${target} ${scope} $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-ffp-contract=off>)
    target_link_libraries(${target} ${scope} Threads::Threads)
endfunction()

add_library(segue ${segue_sources})
add_library(segue::segue ALIAS segue)
target_sources(segue PUBLIC FILE_SET HEADERS BASE_DIRS "${segue_include}" FILES ${segue_headers})
segue_usage(segue PUBLIC)
segue_warnings(segue)
# The include directory alone: a link to Boost::headers would be exported, and users do not need it.
target_include_directories(segue SYSTEM PRIVATE $<TARGET_PROPERTY:Boost::headers,INTERFACE_INCLUDE_DIRECTORIES>)
set_target_properties(segue PROPERTIES
    CXX_EXTENSIONS OFF
    POSITION_INDEPENDENT_CODE ON
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
    VERIFY_INTERFACE_HEADER_SETS ON
)
if(BUILD_SHARED_LIBS)  # nothing is marked for export, so a shared library exports everything
    set_target_properties(segue PROPERTIES WINDOWS_EXPORT_ALL_SYMBOLS ON)
else()
    set_target_properties(segue PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endif()

# detail/segue-inl.hpp lists every source, so that <segue/segue.hpp> can include them all. It is written twice: for the
# build tree, where sources are in src/, and for an installed package, where they are in include/segue/detail/src/.
set(segue_inl "#pragma once\n#if !__has_include(<boost/version.hpp>)\n#error \"segue::header_only needs Boost's headers: find_package(segue COMPONENTS bgl), or use segue::segue\"\n#endif\n")
set(segue_inl_built "${segue_inl}")
set(segue_inl_installed "${segue_inl}")
foreach(source IN LISTS segue_sources)
    file(RELATIVE_PATH name "${PROJECT_SOURCE_DIR}/src" "${source}")
    string(APPEND segue_inl_built "#include \"${source}\"\n")
    string(APPEND segue_inl_installed "#include \"src/${name}\"\n")
endforeach()
set(segue_generated "${PROJECT_BINARY_DIR}/generated")
file(CONFIGURE OUTPUT "${segue_generated}/build/segue/detail/segue-inl.hpp" CONTENT "${segue_inl_built}" @ONLY)
file(CONFIGURE OUTPUT "${segue_generated}/install/segue-inl.hpp" CONTENT "${segue_inl_installed}" @ONLY)

add_library(segue_header_only INTERFACE)
add_library(segue::header_only ALIAS segue_header_only)
set_target_properties(segue_header_only PROPERTIES EXPORT_NAME header_only)
target_include_directories(segue_header_only INTERFACE
    "$<BUILD_INTERFACE:${segue_include}>" "$<BUILD_INTERFACE:${segue_generated}/build>" $<INSTALL_INTERFACE:include>
)
target_compile_definitions(segue_header_only INTERFACE SEGUE_HEADER_ONLY)
segue_usage(segue_header_only INTERFACE)
target_link_libraries(segue_header_only INTERFACE $<TARGET_NAME_IF_EXISTS:Boost::headers>)

# segue::bgl and segue::views: link one beside segue::segue or segue::header_only to use its header.
foreach(part IN ITEMS bgl views)
    set(needs_bgl Boost::headers)
    set(needs_views range-v3::range-v3)
    if(EXISTS "${segue_include}/segue/${part}.hpp" AND TARGET ${needs_${part}})
        add_library(segue_${part} INTERFACE)
        add_library(segue::${part} ALIAS segue_${part})
        set_target_properties(segue_${part} PROPERTIES EXPORT_NAME ${part} VERIFY_INTERFACE_HEADER_SETS ON)
        target_sources(segue_${part} INTERFACE
            FILE_SET HEADERS BASE_DIRS "${segue_include}" FILES "${segue_include}/segue/${part}.hpp"
        )
        target_compile_features(segue_${part} INTERFACE cxx_std_20)
        target_link_libraries(segue_${part} INTERFACE ${needs_${part}})
    endif()
endforeach()
