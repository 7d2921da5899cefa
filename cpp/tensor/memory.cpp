#include "tensor/memory.hpp"

#include <atomic>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace backsweep::memory {
namespace {

constexpr size_t kAlignment = 64;
constexpr size_t kCachedFrom = size_t{32} << 10;  // below, malloc is as good
constexpr size_t kHugeFrom = size_t{4} << 20;
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kCacheCap = size_t{512} << 20;
constexpr int kBucketCount = 256;  // four steps for each power of two

struct FreeBlock {
  FreeBlock* next;
};

std::mutex mutex;  // large blocks are rare enough for a lock; a kernel's thread may release one
FreeBlock* buckets[kBucketCount];
size_t kept = 0;
std::atomic<size_t> in_use = 0;

struct Bucket {
  int index;
  size_t bytes;
};

// The smallest of 4/4, 5/4, 6/4, 7/4 times a power of two that holds `bytes`.
Bucket bucket_for(size_t bytes) {
  const int power = static_cast<int>(std::bit_width(bytes - 1)) - 1;
  const size_t step = size_t{1} << (power - 2);
  const size_t quarters = (bytes - 1) / step + 1;
  return {power * 4 + static_cast<int>(quarters) - 4, quarters * step};
}

// Gives the largest blocks back until `bytes` more may be kept: what was used last stays, or a
// program that once needed much would ask the system for each of its later results.
bool make_room(size_t bytes) noexcept {
  if (bytes > kCacheCap) return false;
  for (int index = kBucketCount - 1; kept + bytes > kCacheCap; --index) {
    const size_t each = static_cast<size_t>(index % 4 + 4) << (index / 4 - 2);
    while (buckets[index] && kept + bytes > kCacheCap) {
      std::free(std::exchange(buckets[index], buckets[index]->next));
      kept -= each;
    }
  }
  return true;
}

void* system_allocate(size_t bytes) {
  const bool huge = bytes >= kHugeFrom;
  const size_t alignment = huge ? kHugePage : kAlignment;
  void* pointer = std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
#ifdef __linux__
  if (huge && pointer) madvise(pointer, bytes, MADV_HUGEPAGE);
#endif
  return pointer;
}

void* find_block(size_t bytes) {
  if (bytes > SIZE_MAX / 2) return nullptr;
  if (bytes < kCachedFrom) return system_allocate(bytes);
  const Bucket bucket = bucket_for(bytes);
  {
    const std::lock_guard lock(mutex);
    if (FreeBlock* block = buckets[bucket.index]) {
      buckets[bucket.index] = block->next;
      kept -= bucket.bytes;
      return block;
    }
  }
  if (void* pointer = system_allocate(bucket.bytes)) return pointer;
  empty_cache();
  return system_allocate(bucket.bytes);
}

}  // namespace

void* allocate(size_t bytes) {
  void* block = find_block(bytes);
  if (block) in_use.fetch_add(bytes, std::memory_order_relaxed);
  return block;
}

void release(void* pointer, size_t bytes) noexcept {
  in_use.fetch_sub(bytes, std::memory_order_relaxed);
  if (bytes >= kCachedFrom) {
    const Bucket bucket = bucket_for(bytes);
    const std::lock_guard lock(mutex);
    if (kept + bucket.bytes <= kCacheCap || make_room(bucket.bytes)) [[likely]] {
      buckets[bucket.index] = new (pointer) FreeBlock{buckets[bucket.index]};
      kept += bucket.bytes;
      return;
    }
  }
  std::free(pointer);
}

void empty_cache() noexcept {
  const std::lock_guard lock(mutex);
  for (FreeBlock*& head : buckets) {
    while (head) std::free(std::exchange(head, head->next));
  }
  kept = 0;
}

size_t allocated_bytes() noexcept {
  return in_use.load(std::memory_order_relaxed);
}

size_t cached_bytes() noexcept {
  const std::lock_guard lock(mutex);
  return kept;
}

}  // namespace backsweep::memory
