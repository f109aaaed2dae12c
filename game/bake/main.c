/* bake OUTDIR - paints and synthesises, once and at build time, what the game shows and plays. */
int main(int argc, char **argv) {
  (void)argv;
  return argc == 2 ? 0 : 2;
}
