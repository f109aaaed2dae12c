# Every screen at every size, size of words and theme (tests/look/look.h): layouts all, pixels some; `long`: pixels all.
# The null platform, but for its fonts, which are the real ones.
if(HANDSHY_GAME AND NOT HANDSHY_FUZZ)
  add_library(null_with_fonts OBJECT game/platform/null.c)
  target_link_libraries(null_with_fonts PRIVATE house)
  foreach(name fonts_open fonts_close text_mask text_width text_height)
    target_compile_definitions(null_with_fonts PRIVATE platform_${name}=null_${name})
  endforeach()
  add_executable(look tests/look/look.c tests/look/look_screens.c tests/look/look_rules.c game/platform/sdl_fonts.c
    tests/null_sound.c $<TARGET_OBJECTS:null_with_fonts>)
  target_link_libraries(look PRIVATE game_core PkgConfig::SDL2 PkgConfig::SDL2_TTF)
  add_dependencies(look baked)
  set(looker look)
  if(HANDSHY_SANITIZE) # the walk is the release build's; here a few screens, for faults in memory
    set(looker ${CMAKE_SOURCE_DIR}/build/release/look)
    add_test(NAME look_for_faults COMMAND look --theme 1 --words 200 --pixels none WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(look_for_faults PROPERTIES TIMEOUT 300 LABELS long)
  endif()
  add_test(NAME look COMMAND ${looker} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  add_test(NAME look_all_pixels COMMAND ${looker} --pixels all WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(look PROPERTIES TIMEOUT 900)
  set_tests_properties(look_all_pixels PROPERTIES TIMEOUT 3600 LABELS long)
endif()
