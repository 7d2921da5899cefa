// In-place operations: what may be written to, the version, and the history afterwards.
#pragma once

#include "graph/node.hpp"
#include "graph/thread_state.hpp"
#include "graph/watch.hpp"

namespace backsweep {

// Refuses, with PyTorch's errors, what must not be written to: leaves that require a gradient (and
// views of them) while recording, expanded tensors whose elements share memory.
// `other_requires_grad` says that another operand of the write requires a gradient, so that it will
// be recorded in any case.
void check_writable(const char* op, const Tensor& target, bool other_requires_grad = false);
// The same where PyTorch writes to elements that share memory, unless that is recorded. It warns of
// it where `also` says what else does this.
void check_expanded(const char* op, const Tensor& target, const char* also,
                    bool other_requires_grad = false);
// The same without the memory: for writes of one value to every element.
void check_recordable(const char* op, const Tensor& target, bool other_requires_grad = false);
// Refuses a tensor made in inference mode, outside of it.
void check_inference(const char* op, const Tensor& target);
// The memory alone.
bool shares_elements(const Tensor& target);
void check_memory(const char* op, const Tensor& target);

// To be called after the memory was written: bumps the version.
inline void mark_written(const Tensor& target) noexcept {
  target.bump_version();
  if (thread_state.watching) [[unlikely]]
    watch_write(*target->storage);
}

// Makes output `index` of `node` the history of `target` after a recorded write; edge 0 of the node
// leads to what `target` was before. When the target is a view, its base gets the history of a
// partial write (CopySlices).
void rebase_history(Tensor& target, NodeRef node, uint32_t index);

// Gives a view whose storage was written to a node over the present history of its base.
void refresh_view(const Tensor& view);

// Makes `target` show what `view`, which was just made of it, shows: transpose_, squeeze_, ... The
// target was checked before. Memory and other tensors stay as they are; the version grows, as in
// PyTorch.
void take_over(Tensor& target, const Tensor& view);

// Writes a result, recorded or not, into the tensor that it was made from, which takes over its
// history. The target was checked before; its version and history are seen to here.
void put_back(Tensor& target, const Tensor& result);

}  // namespace backsweep
