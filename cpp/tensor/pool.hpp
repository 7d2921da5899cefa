// The allocator of small blocks (graph nodes, tensors, layouts, storage headers with small data).
//
// Blocks of one size class live together in 64 KiB pages. A page keeps its own free list, so a page
// whose blocks are all free goes back to the system: a graph of five million nodes does not stay
// resident after it is freed. Allocating and releasing take about a nanosecond each.
//
// See Note [GIL] in counted.hpp for why there is no lock; the thread-safe build keeps the pages per
// thread behind a lock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace backsweep::pool {

inline constexpr size_t kMaxBytes = 512;  // larger requests go to malloc
inline constexpr size_t kGranule = 16;
inline constexpr size_t kPageBytes = size_t{1} << 16;

struct Block {
  Block* next;
};

struct alignas(64) Page {
  Block* free = nullptr;
  uint32_t used = 0;
  uint32_t size_class = 0;
  uint32_t carved = 0;  // bytes of the page handed out at least once
  bool listed = false;  // in the list of pages that have room
  Page* previous = nullptr;
  Page* next = nullptr;
};

// The page each size class allocates from; never null, an empty sentinel at first.
extern Page* current[kMaxBytes / kGranule + 1];

void* allocate_slowly(size_t size_class);
void page_changed(Page* page) noexcept;
void* allocate_locked(size_t bytes);
void release_locked(void* pointer, size_t bytes) noexcept;

#if defined(__SANITIZE_ADDRESS__)
// Let the address sanitizer see every block.
inline void* allocate(size_t bytes) {
  return std::malloc(bytes);
}
inline void release(void* pointer, size_t) noexcept {
  std::free(pointer);
}
#elif defined(BACKSWEEP_THREAD_SAFE)
inline void* allocate(size_t bytes) {
  return allocate_locked(bytes);
}
inline void release(void* pointer, size_t bytes) noexcept {
  release_locked(pointer, bytes);
}
#else
inline void* allocate(size_t bytes) {
  if (bytes > kMaxBytes) [[unlikely]]
    return std::malloc(bytes);
  const size_t size_class = (bytes + kGranule - 1) / kGranule;
  Page* page = current[size_class];
  Block* block = page->free;
  if (!block) [[unlikely]]
    return allocate_slowly(size_class);
  page->free = block->next;
  ++page->used;
  return block;
}

inline void release(void* pointer, size_t bytes) noexcept {
  if (bytes > kMaxBytes) [[unlikely]] {
    std::free(pointer);
    return;
  }
  Page* page = reinterpret_cast<Page*>(reinterpret_cast<uintptr_t>(pointer) & ~(kPageBytes - 1));
  Block* block = static_cast<Block*>(pointer);
  block->next = page->free;
  page->free = block;
  // The current page of a class stays even when it is empty.
  if ((--page->used == 0 && page != current[page->size_class]) || !page->listed) [[unlikely]]
    page_changed(page);
}
#endif

}  // namespace backsweep::pool
