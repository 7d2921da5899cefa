#include "tensor/pool.hpp"

#include <mutex>
#include <new>

namespace backsweep::pool {
namespace {

constexpr size_t kClasses = kMaxBytes / kGranule + 1;
constexpr size_t kFirstBlock = sizeof(Page);
constexpr int kMaxIdlePages =
    1024;  // 64 MiB stay for the next graph: fresh memory costs page faults

Page sentinel;  // has no free block, so the first allocation of a class takes the slow path
Page* idle = nullptr;
int idle_count = 0;

struct Initial {
  Initial() {
    sentinel.listed = true;
    for (Page*& page : current) page = &sentinel;
  }
} initial;

void unlink(Page* page) noexcept {
  if (page->previous) page->previous->next = page->next;
  if (page->next) page->next->previous = page->previous;
  page->previous = page->next = nullptr;
  page->listed = false;
}

// Puts the page behind the current one of its class.
void link(Page* page) noexcept {
  Page* head = current[page->size_class];
  page->listed = true;
  page->previous = head == &sentinel ? nullptr : head;
  page->next = head == &sentinel ? nullptr : head->next;
  if (head == &sentinel) {
    current[page->size_class] = page;
    return;
  }
  if (head->next) head->next->previous = page;
  head->next = page;
}

Page* new_page(size_t size_class) {
  void* memory = idle;
  if (memory) {
    idle = idle->next;
    --idle_count;
  } else {
    memory = std::aligned_alloc(kPageBytes, kPageBytes);
    if (!memory) throw std::bad_alloc();
  }
  Page* page = new (memory) Page;
  page->size_class = static_cast<uint32_t>(size_class);
  page->carved = kFirstBlock;
  return page;
}

// Makes free blocks from memory never used yet, a few at a time so that fresh pages are touched
// late.
bool carve(Page* page) noexcept {
  const size_t bytes = page->size_class * kGranule;
  Block** tail = &page->free;
  for (int i = 0; i < 32 && page->carved + bytes <= kPageBytes; ++i) {
    Block* block = reinterpret_cast<Block*>(reinterpret_cast<char*>(page) + page->carved);
    page->carved += static_cast<uint32_t>(bytes);
    *tail = block;
    tail = &block->next;
  }
  *tail = nullptr;
  return page->free != nullptr;
}

}  // namespace

Page* current[kClasses];

void* allocate_slowly(size_t size_class) {
  if (size_class == 0) size_class = 1;
  Page* page = current[size_class];
  while (page != &sentinel && !page->free && !carve(page)) {
    Page* next = page->next;
    unlink(page);
    page = next ? next : &sentinel;
    current[size_class] = page;
  }
  if (page == &sentinel) {
    page = new_page(size_class);
    link(page);
    carve(page);
  }
  Block* block = page->free;
  page->free = block->next;
  ++page->used;
  return block;
}

void page_changed(Page* page) noexcept {
  if (!page->listed) link(page);
  if (page->used != 0 || page == current[page->size_class]) return;
  unlink(page);
  if (idle_count < kMaxIdlePages) {
    page->next = idle;
    idle = page;
    ++idle_count;
  } else {
    std::free(page);
  }
}

namespace {
std::mutex mutex;
}

void* allocate_locked(size_t bytes) {
  if (bytes > kMaxBytes) return std::malloc(bytes);
  const std::lock_guard lock(mutex);
  return allocate_slowly((bytes + kGranule - 1) / kGranule);
}

void release_locked(void* pointer, size_t bytes) noexcept {
  if (bytes > kMaxBytes) return std::free(pointer);
  const std::lock_guard lock(mutex);
  Page* page = reinterpret_cast<Page*>(reinterpret_cast<uintptr_t>(pointer) & ~(kPageBytes - 1));
  Block* block = static_cast<Block*>(pointer);
  block->next = page->free;
  page->free = block;
  if (--page->used == 0 || !page->listed) page_changed(page);
}

}  // namespace backsweep::pool
