// Small helpers for tests of the graph: tensors from lists, their values, expected errors.
#pragma once

#include <string>
#include <vector>

#include "check.hpp"
#include "graph/attachments.hpp"
#include "graph/leaf.hpp"
#include "graph/sweep.hpp"
#include "ops/ops.hpp"

namespace backsweep::test {

inline Tensor make(DimsView sizes, const std::vector<double>& values, bool requires_grad = false) {
  Tensor tensor = empty(sizes, DType::Float64);
  std::copy(values.begin(), values.end(), tensor.data<double>());
  tensor->requires_grad = requires_grad;
  return tensor;
}

// 1, 2, 3, ... in the given shape.
inline Tensor counting(DimsView sizes, bool requires_grad = false) {
  std::vector<double> values(static_cast<size_t>(checked_numel(sizes)));
  for (size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i + 1);
  return make(sizes, values, requires_grad);
}

inline std::vector<double> values_of(const Tensor& tensor) {
  const Tensor dense = empty(tensor.sizes(), DType::Float64);
  copy_unrecorded(dense, tensor);
  return {dense.data<double>(), dense.data<double>() + dense.numel()};
}

inline bool equals(const Tensor& tensor, const std::vector<double>& expected) {
  return tensor.defined() && values_of(tensor) == expected;
}

inline const Tensor& gradient_of(const Tensor& tensor) {
  return attachments_of(tensor).gradient;
}

inline void sweep(const Tensor& root, SweepOptions options = {}) {
  backward(root, Tensor(), options);
}

inline Tensor gradient(const Tensor& root, const Tensor& seed, const Tensor& input,
                       SweepOptions options = {}) {
  const Edge edge = gradient_edge(input);
  return gradients(root_edges({&root, 1}), {&seed, 1}, {&edge, 1}, options)[0];
}

inline std::string node_name(const Tensor& tensor) {
  const Node* node = current_node(tensor);
  return node ? node->derivative().node : "";
}

// Whether body() throws an error of this kind whose text contains `phrase`.
template <class Body>
bool refuses(ErrorKind kind, const std::string& phrase, Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    if (error.kind() == kind && std::string(error.what()).find(phrase) != std::string::npos)
      return true;
    std::fprintf(stderr, "another error: %s\n", error.what());
  }
  return false;
}

}  // namespace backsweep::test
