// What a program may ask to be watched while it computes: the values that nodes save
// (saved_tensors_hooks), where numbers stop being numbers (detect_anomaly), and the whole graph
// (record_graph).
//
// Note [Watching]
//   While something is watched, `thread_state.watching` is set, and who makes a node shows it with
//   its operands to watch_node. That puts it on a list, and its saved values are handed to the pack
//   hook when the operation has finished: when its result becomes an object of the program, when a
//   sweep begins, or when the hooks change. Nothing else of the engine knows that it is watched.
#pragma once

#include <span>
#include <string>

#include "graph/hooks.hpp"
#include "tensor/number.hpp"

namespace backsweep {

// A value that a pack hook took away, and the hook that brings it back.
struct PackedValue {
  HostObject unpack;
  HostObject packed;
};

// ---- Saved values

void push_saved_hooks(HostObject pack, HostObject unpack);
void pop_saved_hooks();
bool has_saved_hooks() noexcept;
// What the innermost hooks make of a value.
PackedValue pack_saved(const Tensor& value);
// Keeps it in the place of a node's saved value.
void replace_saved(Node& node, uint32_t i, PackedValue packed);
bool is_packed(const Node& node, uint32_t i) noexcept;
// Brings back a saved value that was packed; undefined when it was not.
Tensor unpack_saved(Node& node, uint32_t i);

// ---- Anomalies

struct AnomalyMode {
  bool enabled = false;
  bool check_nan = true;
};
AnomalyMode anomaly_mode() noexcept;
void set_anomaly_mode(AnomalyMode mode);

// ": the forward call was ..." for an error about this node; empty when nothing is known.
std::string forward_call_of(const Node& node);
// The same for the write that gave the storage a version after `version`.
std::string write_after(const Storage& storage, uint32_t version);

// Refuses a result of a recorded operation with a NaN in it.
void inspect_result(const Tensor& result);
// Refuses gradients with a NaN in them, computed by `node` from `arrived`.
void inspect_gradients(Node& node, std::span<const Tensor> results,
                       std::span<const Tensor> arrived);

// ---- Recording the graph, see recording.hpp

// `after_sweep`, when there is one, is called by the host after each sweep that adds to leaves.
void set_recording(bool enabled, HostObject after_sweep);
// What is to be called after the sweep that begins; empty when nothing is.
HostObject after_sweep();

// ---- Inference mode

void set_inference_mode(bool enabled);

// ---- Called by the engine while `thread_state.watching` is set

// A new node with its edges, and the operands that stand for them; a null operand is the number.
// `result` may be null.
[[gnu::cold]] void watch_node(Node& node, std::span<const Tensor* const> operands,
                              const Number* number = nullptr, const Tensor* result = nullptr);
void watch_result(const Tensor& result);
void watch_write(const Storage& storage);
void finish_watched();  // nodes made so far are complete

}  // namespace backsweep
