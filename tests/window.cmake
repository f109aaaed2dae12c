# The real window on a screen of its own (Xvfb), driven by xdotool.
if(HANDSHY_GAME AND NOT HANDSHY_FUZZ)
  foreach(device keyboard mouse)
    add_test(NAME window_level_1_by_${device} COMMAND bash ${CMAKE_SOURCE_DIR}/tests/window/played.sh
      $<TARGET_FILE:handshy> ${device})
    set_tests_properties(window_level_1_by_${device} PROPERTIES TIMEOUT 240)
  endforeach()
  add_test(NAME window_killed_5_times COMMAND bash ${CMAKE_SOURCE_DIR}/tests/window/killed.sh $<TARGET_FILE:handshy> 5)
  set_tests_properties(window_killed_5_times PROPERTIES TIMEOUT 240)
endif()
