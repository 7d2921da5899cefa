// What record_graph() keeps of an operation beyond what its rule needs, for pictures and
// explanations: copies of operands and results, and the gradients of the last sweep.
//
// Everything here is outside the graph, so it keeps no node alive; the node owns it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/node.hpp"
#include "tensor/number.hpp"

namespace backsweep {

struct RecordedOperand {
  Tensor value;                   // undefined when it was not seen
  const void* address = nullptr;  // where the program's tensor had its elements
  std::optional<Number> number;   // instead of a tensor
};

struct RecordedOperation {
  std::vector<RecordedOperand> operands;  // one for each edge
  std::vector<Tensor> results;            // one for each output, undefined when it was not seen
  std::vector<Tensor> arrived;            // the gradients of the outputs; empty before a sweep
  std::vector<Tensor> sent;               // the gradients of the inputs
  std::vector<Tensor> local;              // see local_derivatives
};

// A null operand is the number. `result` may be null.
void record_operation(Node& node, std::span<const Tensor* const> operands, const Number* number,
                      const Tensor* result);
// Keeps a result of a recorded operation, unless it has been kept.
void record_result(const Tensor& result);
void record_gradients(Node& node, std::span<const Tensor> arrived, std::span<const Tensor> sent);

// The derivatives of a node's only output by its inputs, from its own rule; empty when the output
// or an input has more than one element, when the rule belongs to the program or refuses.
std::vector<Tensor> local_derivatives(Node& node);

}  // namespace backsweep
