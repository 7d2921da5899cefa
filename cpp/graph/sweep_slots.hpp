// A sweep's notes on the nodes that it has reached. The memory is kept for the next sweep.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "graph/node.hpp"
#include "graph/ready_queue.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

// A sweep's notes on one node, which the graph below the roots keeps alive. The gradient that has
// arrived is a bare element (see Note [Elements] in node.hpp) or a tensor for each output.
class SweepSlot {
 public:
  Sweep* owner = nullptr;
  Node* node = nullptr;
  uint64_t last_arrival = 0;
  Element element;
  bool has_element = false;
  Tensor* gradients() { return more_ ? more_.get() : &first_; }
  void open(Sweep* sweep, Node* reached) {
    owner = sweep;
    node = reached;
    if (reached->output_count() > 1) [[unlikely]]
      more_ = std::make_unique<Tensor[]>(reached->output_count());
  }
  void close() {
    owner = nullptr;
    if (std::exchange(has_element, false)) return;  // so there are no tensors
    first_ = Tensor();
    if (more_) [[unlikely]]
      more_.reset();
  }
  uint64_t sequence() const { return node->sequence(); }
  SweepSlot* next_free = nullptr;

 private:
  Tensor first_;
  std::unique_ptr<Tensor[]> more_;
};

// Slots in blocks that are kept for the next sweep; their addresses stay.
class SlotArena {
 public:
  SweepSlot* take() {
    if (!free_) [[unlikely]]
      grow();
    SweepSlot* slot = free_;
    free_ = slot->next_free;
    return slot;
  }
  void give_back(SweepSlot* slot) {
    slot->close();
    slot->next_free = free_;
    free_ = slot;
  }

 private:
  [[gnu::noinline]] void grow() {
    const size_t count = blocks_.empty() ? 64 : 1024;
    blocks_.push_back(std::make_unique<SweepSlot[]>(count));
    for (size_t i = count; i-- > 0;) {
      blocks_.back()[i].next_free = free_;
      free_ = &blocks_.back()[i];
    }
  }
  SweepSlot* free_ = nullptr;
  std::vector<std::unique_ptr<SweepSlot[]>> blocks_;
};

// Buffers that one sweep needs and the next can use again.
struct Workspace {
  SlotArena arena;
  ReadyQueue<SweepSlot> ready;
  std::vector<SweepSlot*> leaves;
  Workspace* next = nullptr;
};

#ifdef BACKSWEEP_THREAD_SAFE
struct SpareWorkspaces {
  Workspace* first = nullptr;
  ~SpareWorkspaces() {
    while (Workspace* workspace = first) {
      first = workspace->next;
      delete workspace;
    }
  }
};
inline thread_local SpareWorkspaces spare_workspaces;
#else
// See Note [GIL] in counted.hpp. They stay until the process ends.
struct SpareWorkspaces {
  Workspace* first = nullptr;
};
inline constinit SpareWorkspaces spare_workspaces;
#endif

inline Workspace* take_workspace() {
  Workspace* taken = spare_workspaces.first;
  if (!taken) [[unlikely]]
    return new Workspace;
  spare_workspaces.first = taken->next;
  return taken;
}

inline void give_back(Workspace* workspace) noexcept {
  workspace->next = spare_workspaces.first;
  spare_workspaces.first = workspace;
}

}  // namespace backsweep
