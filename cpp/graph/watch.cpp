#include "graph/watch.hpp"

#include <cmath>
#include <sstream>
#include <unordered_map>

#include "graph/backward.hpp"
#include "graph/extras.hpp"

namespace backsweep {
namespace {

struct Write {
  uint32_t version;  // afterwards
  HostObject call;
};

struct WatchState {
  std::vector<PackedValue> hooks;  // pack in `packed`, see push_saved_hooks
  std::vector<NodeRef> unfinished;
  AnomalyMode anomaly;
  HostObject after_sweep;
  // By address: an entry means something only to a node that has kept the storage since before.
  std::unordered_map<const Storage*, std::vector<Write>> writes;
};

constexpr size_t kWritesKept = 16;  // for each storage

WatchState& state() {
  static thread_local WatchState state;
  return state;
}

void update_watching() {
  const bool watching = !state().hooks.empty() || state().anomaly.enabled ||
                        thread_state.inference || thread_state.recording;
  if (watching == thread_state.watching) return;
  thread_state.watching = watching;
  if (host_calls.watching_changed) host_calls.watching_changed(watching);
}

void pack_all(Node& node) {
  for (uint32_t i = 0; i < node.saved_count(); ++i) {
    Saved& saved = node.saved(i);
    if (!saved.defined() || saved.version() != saved.storage()->version()) continue;
    replace_saved(node, i, pack_saved(saved.value()));
  }
}

template <class T>
int64_t first_nan(const Tensor& tensor, Dims& index) {
  const T* data = tensor.data<T>();
  index = Dims(tensor.ndim(), 0);
  for (int64_t i = 0; i < tensor.numel(); ++i) {
    if (std::isnan(*data)) return i;
    for (int dim = tensor.ndim() - 1; dim >= 0; --dim) {
      data += tensor.stride(dim);
      if (++index[dim] < tensor.size(dim)) break;
      data -= index[dim] * tensor.stride(dim);
      index[dim] = 0;
    }
  }
  return -1;
}

// Finds the first NaN; false when there is none.
bool find_nan(const Tensor& tensor, Dims& index) {
  if (!tensor.defined()) return false;
  if (tensor.dtype() == DType::Float32) return first_nan<float>(tensor, index) >= 0;
  if (tensor.dtype() == DType::Float64) return first_nan<double>(tensor, index) >= 0;
  return false;
}

// The element that takes part in the element `index` of a result, after broadcasting.
std::string element_text(const Tensor& tensor, const Dims& index) {
  const int extra = index.size() - tensor.ndim();
  if (extra < 0) return "";
  int64_t place = 0;
  for (int dim = 0; dim < tensor.ndim(); ++dim) {
    const int64_t at = tensor.size(dim) == 1 ? 0 : index[dim + extra];
    if (at >= tensor.size(dim)) return "";
    place += at * tensor.stride(dim);
  }
  std::ostringstream text;
  visit_dtype(tensor.dtype(), [&](auto tag) {
    text << +static_cast<
        std::conditional_t<std::is_same_v<decltype(tag), bool>, int, decltype(tag)>>(
        tensor.data<decltype(tag)>()[place]);
  });
  return text.str();
}

// "; there: input 0 = -1, result = nan", from what the node saved.
std::string operands_at(Node& node, const Dims& index) {
  std::string text;
  for (uint32_t i = 0; i < node.saved_count(); ++i) {
    const Saved& saved = node.saved(i);
    if (!saved.defined()) continue;
    const std::string element = element_text(saved.value(), index);
    if (element.empty()) continue;
    text += text.empty() ? "; there: " : ", ";
    if (saved.source() == Saved::kConstant)
      text += "saved value " + std::to_string(i);
    else if (saved.source() < 0)
      text += "result " + std::to_string(-1 - saved.source());
    else
      text += "operand " + std::to_string(saved.source());
    text += " = " + element;
  }
  return text;
}

}  // namespace

void watch_node(Node& node, std::span<const Tensor* const> operands, const Number* number,
                const Tensor* result) {
  WatchState& watch = state();
  if (!watch.hooks.empty()) watch.unfinished.push_back(NodeRef(&node));
  if ((watch.anomaly.enabled || thread_state.recording) && host_calls.capture_call)
    extras_of(node).forward_call = HostObject::adopt(host_calls.capture_call());
  if (thread_state.recording) record_operation(node, operands, number, result);
}

void watch_result(const Tensor& result) {
  if (thread_state.recording) record_result(result);
}

void watch_write(const Storage& storage) {
  WatchState& watch = state();
  if (!watch.anomaly.enabled || !host_calls.capture_call) return;
  std::vector<Write>& writes = watch.writes[&storage];
  if (writes.size() == kWritesKept) writes.erase(writes.begin());
  writes.push_back({storage.version(), HostObject::adopt(host_calls.capture_call())});
}

void finish_watched() {
  std::vector<NodeRef> finished = std::exchange(state().unfinished, {});
  for (const NodeRef& node : finished) pack_all(*node);
}

void push_saved_hooks(HostObject pack, HostObject unpack) {
  finish_watched();
  state().hooks.push_back({std::move(unpack), std::move(pack)});
  update_watching();
}

void pop_saved_hooks() {
  std::exception_ptr error;
  try {
    finish_watched();
  } catch (...) {
    error = std::current_exception();
  }
  state().hooks.pop_back();
  update_watching();
  if (error) std::rethrow_exception(error);
}

bool has_saved_hooks() noexcept {
  return thread_state.watching && !state().hooks.empty();
}

PackedValue pack_saved(const Tensor& value) {
  const PackedValue hooks = state().hooks.back();
  const GradMode mode(false);
  const uint32_t version = value.version();
  PackedValue packed{hooks.unpack, HostObject::adopt(host_calls.pack(hooks.packed.get(), value))};
  if (value.version() != version)
    fail(ErrorKind::Runtime,
         "saved_tensors_hooks: A saved tensor pack hook is modifying its input in place. Tensors "
         "provided as input to pack hook cannot be modified by in-place operations as this can "
         "lead to unexpected side-effects; clone() it");
  return packed;
}

void replace_saved(Node& node, uint32_t i, PackedValue packed) {
  std::vector<PackedValue>& all = extras_of(node).packed;
  all.resize(node.saved_count());
  all[i] = std::move(packed);
  node.saved(i).reset();
}

bool is_packed(const Node& node, uint32_t i) noexcept {
  return node.extras && i < node.extras->packed.size() && node.extras->packed[i].packed;
}

Tensor unpack_saved(Node& node, uint32_t i) {
  if (!is_packed(node, i)) return {};
  const PackedValue& value = node.extras->packed[i];
  return detach(host_calls.unpack(value.unpack.get(), value.packed.get()));
}

AnomalyMode anomaly_mode() noexcept {
  return thread_state.watching ? state().anomaly : AnomalyMode{};
}

void set_anomaly_mode(AnomalyMode mode) {
  state().anomaly = mode;
  if (!mode.enabled) state().writes.clear();
  update_watching();
}

void set_recording(bool enabled, HostObject after_sweep) {
  thread_state.recording = enabled;
  state().after_sweep = std::move(after_sweep);
  update_watching();
}

HostObject after_sweep() {
  return thread_state.recording ? state().after_sweep : HostObject();
}

void set_inference_mode(bool enabled) {
  thread_state.inference = enabled;
  update_watching();
}

std::string forward_call_of(const Node& node) {
  if (!node.extras || !node.extras->forward_call) return "";
  return "; the forward call: " + host_calls.describe_call(node.extras->forward_call.get());
}

std::string write_after(const Storage& storage, uint32_t version) {
  if (!thread_state.watching) return "";
  const auto found = state().writes.find(&storage);
  if (found == state().writes.end()) return "";
  for (const Write& write : found->second)
    if (write.version > version)
      return "; the write: " + host_calls.describe_call(write.call.get());
  return "";
}

void inspect_result(const Tensor& result) {
  const AnomalyMode mode = anomaly_mode();
  Node* node = result->grad_fn.get();
  if (!mode.enabled || !mode.check_nan || !node) return;
  Dims index;
  if (!find_nan(result, index)) return;
  fail(ErrorKind::Runtime, "detect_anomaly: ", node->derivative().op, " (", node->derivative().node,
       ") returned nan values in its result, first at index ", to_string(index),
       operands_at(*node, index), forward_call_of(*node));
}

void inspect_gradients(Node& node, std::span<const Tensor> results,
                       std::span<const Tensor> arrived) {
  const AnomalyMode mode = anomaly_mode();
  if (!mode.enabled || !mode.check_nan) return;
  for (size_t i = 0; i < results.size(); ++i) {
    Dims index;
    if (!find_nan(results[i], index)) continue;
    std::string gradient;
    if (arrived.size() == 1 && arrived[0].defined()) gradient = element_text(arrived[0], index);
    fail(ErrorKind::Runtime, "detect_anomaly: Function '", node.derivative().node,
         "' returned nan values in its ", i, "th output, first at index ", to_string(index),
         operands_at(node, index), gradient.empty() ? "" : "; incoming gradient = " + gradient,
         "; derivative: ", node.derivative().formula, forward_call_of(node));
  }
}

}  // namespace backsweep
