// Unary operations whose loop reads parameters: round to decimals, logit with its eps.
//
//   constexpr Parametrised kOp{"logit", "logit_", Types::Floating, true};
//   const LogitParameters parameters{eps};
//   parametrised<kLogit>(kOp, loops, input, &parameters, [eps](Backward& backward) { ... });
#pragma once

#include "ops/cast.hpp"
#include "ops/elementwise.hpp"
#include "ops/in_place.hpp"
#include "ops/record.hpp"

namespace backsweep {

struct Parametrised {
  const char* name;
  const char* in_place_name;
  Types types;
  bool saves_input;  // the rule reads it as saved(0)
};

// The operation without its history.
Tensor run_parametrised(const Parametrised& op, const LoopsByDType& loops, const Tensor& input,
                        const void* parameters);
// Checks that `target` may be written to and has the dtype of the result, and writes.
void check_parametrised_write(const Parametrised& op, const Tensor& target);
void write_parametrised(const Parametrised& op, const LoopsByDType& loops, Tensor& target,
                        const void* parameters);

template <const Derivative& derivative, class Rule>
Tensor parametrised(const Parametrised& op, const LoopsByDType& loops, const Tensor& input,
                    const void* parameters, Rule rule) {
  Tensor result = run_parametrised(op, loops, input, parameters);
  record<derivative>(result, {&input}, {{&input, Saved::input(0), op.saves_input}}, rule);
  return result;
}

template <const Derivative& derivative, class Rule>
void parametrised_in_place(const Parametrised& op, const LoopsByDType& loops, Tensor& target,
                           const void* parameters, Rule rule) {
  check_parametrised_write(op, target);
  NodeRef node;
  if (recording({&target})) {
    // The values that the rule reads are about to be overwritten.
    const Tensor old = op.saves_input ? cast_unrecorded(target, target.dtype()) : Tensor();
    const Tensor* const inputs[] = {&target};
    const Save saves[] = {{&old, Saved::input(0), op.saves_input}};
    node = make_node<derivative>(1, inputs, saves, rule);
  }
  write_parametrised(op, loops, target, parameters);
  if (node) rebase_history(target, std::move(node), 0);
}

}  // namespace backsweep
