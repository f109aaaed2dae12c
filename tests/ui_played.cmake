# Levels played and won in the window's own tree, by keys or mouse.
if(CMOCKA_FOUND AND HANDSHY_GAME AND NOT HANDSHY_FUZZ)
  add_executable(played tests/played/test_played.c tests/played/hands.c game/platform/null.c tests/null_sound.c)
  target_link_libraries(played PRIVATE game_core PkgConfig::CMOCKA)
  target_link_options(played PRIVATE -Wl,--wrap=run_create,--wrap=run_act,--wrap=run_until)
  add_dependencies(played baked)
endif()
