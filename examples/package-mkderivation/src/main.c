#include <stdio.h>

int main(void) {
  puts("Hello, " VERSION "!");
  return 0;
}
