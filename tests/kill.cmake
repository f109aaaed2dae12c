# Killing the program at random moments of a visit: through its loop with no window, and the real window.
if(HANDSHY_GAME AND NOT HANDSHY_FUZZ)
  add_executable(kill tests/kill/kill.c game/platform/null.c tests/null_sound.c)
  target_link_libraries(kill PRIVATE game_core)
  add_dependencies(kill baked)
  add_test(NAME kill_50_times COMMAND kill 50)
  set_tests_properties(kill_50_times PROPERTIES TIMEOUT 300)
endif()
