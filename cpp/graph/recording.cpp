#include "graph/recording.hpp"

#include "graph/arithmetic.hpp"
#include "graph/backward.hpp"
#include "graph/extras.hpp"

namespace backsweep {
namespace {

Tensor copy_of(const Tensor& tensor) {
  if (!tensor.defined()) return {};
  const GradMode mode(false);
  return gradient_arithmetic.clone(tensor);
}

std::vector<Tensor> copies_of(std::span<const Tensor> tensors) {
  std::vector<Tensor> copies;
  for (const Tensor& tensor : tensors) copies.push_back(copy_of(tensor));
  return copies;
}

}  // namespace

void record_operation(Node& node, std::span<const Tensor* const> operands, const Number* number,
                      const Tensor* result) {
  auto recorded = std::make_unique<RecordedOperation>();
  recorded->operands.resize(node.edge_count());
  for (size_t i = 0; i < operands.size() && i < node.edge_count(); ++i) {
    RecordedOperand& operand = recorded->operands[i];
    if (!operands[i]) {
      if (number) operand.number = *number;
    } else if (operands[i]->defined()) {
      operand.value = copy_of(*operands[i]);
      operand.address = operands[i]->raw();
    }
  }
  recorded->results.resize(node.output_count());
  if (result) recorded->results[0] = copy_of(*result);
  extras_of(node).recorded = std::move(recorded);
}

void record_result(const Tensor& result) {
  Node* node = result->grad_fn.get();
  if (!node || !node->extras || !node->extras->recorded) return;
  std::vector<Tensor>& results = node->extras->recorded->results;
  if (result->output_index < results.size() && !results[result->output_index].defined())
    results[result->output_index] = copy_of(result);
}

void record_gradients(Node& node, std::span<const Tensor> arrived, std::span<const Tensor> sent) {
  RecordedOperation& recorded = *node.extras->recorded;
  recorded.arrived = copies_of(arrived);
  recorded.sent = copies_of(sent);
}

std::vector<Tensor> local_derivatives(Node& node) {
  if (node.output_count() != 1 || node.type().kind == RuleKind::Host || node.is_released())
    return {};
  const OutputInfo& output = node.output(0);
  if (!output.layout || output.layout->numel() != 1) return {};
  for (uint32_t i = 0; i < node.edge_count(); ++i) {
    const Edge& edge = node.edge(i);
    if (!edge.node) continue;
    const OutputInfo& input = edge.node->output(edge.index);
    if (!input.layout || input.layout->numel() != 1) return {};
  }
  const GradMode mode(false);
  Tensor one = gradient_arithmetic.ones_like(Tensor({}, output.layout, output.dtype));
  std::vector<Tensor> derivatives;
  try {
    Backward backward(node, &one, true);
    backward.run();
    for (uint32_t i = 0; i < node.edge_count(); ++i)
      derivatives.push_back(copy_of(backward.result(i)));
  } catch (const Error&) {  // the sweep itself says what is wrong
    return {};
  }
  return derivatives;
}

}  // namespace backsweep
