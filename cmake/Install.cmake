# Everything that an installed segue consists of; find_package(segue CONFIG [COMPONENTS bgl views]) reads it back.
if(NOT SEGUE_INSTALL OR SKBUILD)
    return()
endif()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(segue_package "${CMAKE_INSTALL_LIBDIR}/cmake/segue")
install(TARGETS segue segue_header_only EXPORT segue-targets FILE_SET HEADERS)
install(EXPORT segue-targets NAMESPACE segue:: DESTINATION "${segue_package}")
foreach(part IN ITEMS bgl views)
    if(TARGET segue_${part})
        install(TARGETS segue_${part} EXPORT segue-${part}-targets FILE_SET HEADERS)
        install(EXPORT segue-${part}-targets NAMESPACE segue:: DESTINATION "${segue_package}")
    endif()
endforeach()

# The sources, for segue::header_only.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/segue/detail/src"
    FILES_MATCHING REGEX "\\.(cpp|hpp|inc)$"
)
install(FILES "${segue_generated}/install/segue-inl.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/segue/detail")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/segue")

configure_package_config_file(cmake/segue-config.cmake.in segue-config.cmake INSTALL_DESTINATION "${segue_package}")
write_basic_package_version_file(segue-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/segue-config.cmake" "${PROJECT_BINARY_DIR}/segue-config-version.cmake"
    DESTINATION "${segue_package}"
)
