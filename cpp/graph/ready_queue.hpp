// The order of a sweep, see Note [Sweep order] in node.hpp.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace backsweep {

// What waits for its turn, youngest first; an item has a `sequence()`. The two youngest lie outside
// the heap: in a chain, and where a chain forks in two, the heap stays empty.
template <class Item>
class ReadyQueue {
 public:
  bool empty() const { return !first_; }
  void push(Item* item) {
    if (first_) return push_behind(item);
    first_ = item;
  }
  Item* youngest() const { return first_; }
  std::vector<Item*> items() const {
    std::vector<Item*> all = heap_;
    for (Item* item : {first_, second_})
      if (item) all.push_back(item);
    return all;
  }
  // Null when none waits.
  Item* pop() {
    Item* item = first_;
    first_ = second_;
    if (second_) {
      second_ = nullptr;
      if (!heap_.empty()) [[unlikely]]
        second_ = pop_from_heap();
    }
    return item;
  }

 private:
  void push_behind(Item* item) {
    if (older(first_, item)) std::swap(item, first_);
    if (second_) {
      if (older(second_, item)) std::swap(item, second_);
      return push_on_heap(item);
    }
    second_ = item;
  }
  [[gnu::noinline]] void push_on_heap(Item* item) {
    heap_.push_back(item);
    std::push_heap(heap_.begin(), heap_.end(), older);
  }
  [[gnu::noinline]] Item* pop_from_heap() {
    std::pop_heap(heap_.begin(), heap_.end(), older);
    Item* item = heap_.back();
    heap_.pop_back();
    return item;
  }
  static bool older(const Item* a, const Item* b) { return a->sequence() < b->sequence(); }
  Item* first_ = nullptr;
  Item* second_ = nullptr;
  std::vector<Item*> heap_;
};

}  // namespace backsweep
