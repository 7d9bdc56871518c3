export const a = later();
function later() {
  return 1;
}
