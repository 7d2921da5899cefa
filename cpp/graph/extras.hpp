// What only some nodes carry.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "graph/hooks.hpp"
#include "graph/node.hpp"
#include "graph/recording.hpp"
#include "graph/watch.hpp"

namespace backsweep {

struct NodeExtras {
  void* handle = nullptr;  // the Python object that shows this node, if any; not owned
  // Non-leaf tensors that keep their gradient: output number and tensor, which unregisters itself.
  std::vector<std::pair<uint32_t, TensorImpl*>> retained;
  std::unique_ptr<NodeHooks> hooks;
  // Of elements that arrive, where the gradient has another: see change_gradient_dtype.
  std::optional<DType> element_dtype;
  HostObject metadata;              // the dict shown as `metadata`
  HostObject forward_call;          // where the program was, while calls or graphs are recorded
  std::vector<PackedValue> packed;  // for each saved value, what a pack hook made of it
  std::unique_ptr<RecordedOperation> recorded;  // while graphs are recorded
};

inline NodeExtras& extras_of(Node& node) {
  if (!node.extras) node.extras = new NodeExtras;
  return *node.extras;
}

}  // namespace backsweep
