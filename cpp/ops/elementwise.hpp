// The machinery that all elementwise operations share: promotion, broadcasting, running the loop,
// recording the node.
#pragma once

#include "ops/binary_kernels.hpp"
#include "ops/cast_kernels.hpp"
#include "ops/unary_kernels.hpp"
#include "ops/value.hpp"

namespace backsweep {

class SavedOperand;
struct NodeType;

// The part of a unary row that the machinery reads.
struct UnaryOp {
  const char* name;
  UnaryKernel kernel;
  Types types;
  const NodeType* type;  // null: not differentiable
  bool saves_input;
  bool saves_output;
  bool predicate = false;                 // the result is bool
  const LoopFunction* special = nullptr;  // loops by dtype, the same for every instruction set
};

// What a binary derivative reads.
enum SavedOperands : uint8_t { kNothing = 0, kA = 1, kB = 2, kY = 4 };

// The part of a binary row that the machinery reads. There is a node type for each kind of
// operands.
struct BinaryOp {
  const char* name;
  const char* in_place_name;  // "mul_"
  BinaryKernel kernel;
  Types types;
  bool comparison;
  uint8_t saves_a = 0;  // what the derivative of a reads
  uint8_t saves_b = 0;
  const NodeType* tensors = nullptr;        // tensor, tensor
  const NodeType* number_second = nullptr;  // tensor, number
  const NodeType* number_first = nullptr;   // number, tensor
};

Tensor unary(const UnaryOp& op, const Tensor& input);
void unary_in_place(const UnaryOp& op, Tensor& input);

Tensor binary(const BinaryOp& op, const Tensor& a, const Tensor& b);
// The same in a rule, with a value that the node has saved.
Tensor binary(const BinaryOp& op, const Tensor& a, const SavedOperand& b);
Tensor binary(const BinaryOp& op, const Tensor& a, const Number& b);
Tensor binary(const BinaryOp& op, const Number& a, const Tensor& b);
void binary_in_place(const BinaryOp& op, Tensor& a, const Tensor& b);
// The same, never checked or recorded: for gradients, which the sweep owns.
void binary_in_place_unrecorded(const BinaryOp& op, const Tensor& a, const Tensor& b);
void binary_in_place(const BinaryOp& op, Tensor& a, const Number& b);

// Runs `loop` over the output and inputs, which are broadcast to the output's sizes. All have the
// dtypes that the loop expects. Never records.
void run_elementwise(const char* op, LoopFunction loop, const Tensor& output,
                     std::initializer_list<const Tensor*> inputs);

// The same with `parameters`, which the loop finds as its last operand with a stride of 0.
void run_elementwise(const char* op, LoopFunction loop, const Tensor& output,
                     std::initializer_list<const Tensor*> inputs, const void* parameters);

// The dtype in which an operation on a tensor of `dtype` computes; refuses what `types` refuses.
DType loop_dtype(const char* op, Types types, DType dtype);

// The sizes that all of `shapes` broadcast to; PyTorch's RuntimeError when there are none.
Dims broadcast_sizes(const char* op, DimsView a, DimsView b);

// An uninitialised result for an elementwise operation on inputs broadcast to `sizes`: dense inputs
// of that shape pass their strides on.
Tensor empty_result(DimsView sizes, DType dtype, std::initializer_list<const Tensor*> inputs);

// The dtype of an operation on tensors and numbers: dimensioned tensors, 0-d tensors and numbers
// are three categories, and a lower one counts only when it is of a higher kind (bool, integer,
// float). https://docs.pytorch.org/docs/stable/tensor_attributes.html#type-promotion-doc
DType result_type(const Tensor& a, const Tensor& b);
DType result_type(const Tensor& a, const Number& b);

}  // namespace backsweep
