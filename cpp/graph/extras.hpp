// What only some nodes carry.
#pragma once

#include <utility>
#include <vector>

#include "graph/node.hpp"

namespace backsweep {

struct NodeExtras {
  void* handle = nullptr;  // the Python object that shows this node, if any; not owned
  // Non-leaf tensors that keep their gradient: output number and tensor, which unregisters itself.
  std::vector<std::pair<uint32_t, TensorImpl*>> retained;
};

inline NodeExtras& extras_of(Node& node) {
  if (!node.extras) node.extras = new NodeExtras;
  return *node.extras;
}

}  // namespace backsweep
