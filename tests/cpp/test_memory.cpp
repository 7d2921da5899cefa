// Blocks that are kept for reuse: which stay when there are too many.
#include <vector>

#include "check.hpp"
#include "tensor/memory.hpp"

namespace backsweep::test {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

void test_what_was_used_last_stays() {
  memory::empty_cache();
  std::vector<void*> blocks;
  for (int i = 0; i < 12; ++i) blocks.push_back(memory::allocate(64 * kMegabyte));
  for (void* block : blocks) memory::release(block, 64 * kMegabyte);
  const size_t most = memory::cached_bytes();
  CHECK(most >= 64 * kMegabyte && most < 12 * 64 * kMegabyte);  // there is a limit
  // A smaller block takes the room of a larger one, again and again.
  for (const size_t bytes : {5 * kMegabyte, 3 * kMegabyte, kMegabyte / 8, 5 * kMegabyte}) {
    void* const block = memory::allocate(bytes);
    memory::release(block, bytes);
    CHECK(memory::cached_bytes() <= most);
    const size_t before = memory::cached_bytes();
    void* const again = memory::allocate(bytes);
    CHECK(again == block);
    CHECK(memory::cached_bytes() < before);
    memory::release(again, bytes);
    CHECK(memory::cached_bytes() == before);
  }
  memory::empty_cache();
  CHECK(memory::cached_bytes() == 0);
}

void test_a_block_beyond_the_limit_is_given_back() {
  memory::empty_cache();
  void* const small = memory::allocate(kMegabyte);
  memory::release(small, kMegabyte);
  void* const block = memory::allocate(768 * kMegabyte);
  if (!CHECK(block != nullptr)) return;
  memory::release(block, 768 * kMegabyte);
  CHECK(memory::cached_bytes() == kMegabyte);
  memory::empty_cache();
}

}  // namespace
}  // namespace backsweep::test

int main() {
  using namespace backsweep::test;
  test_what_was_used_last_stays();
  test_a_block_beyond_the_limit_is_given_back();
  return report();
}
