// Writes of random numbers: what was in the tensor before gets no gradient.
#pragma once

#include "ops/factories.hpp"
#include "ops/in_place.hpp"
#include "ops/record.hpp"

namespace backsweep {

struct RandomBack {
  void operator()(Backward& backward) const { backward.set(0, zeros_like(backward.gradient())); }
};

template <const Derivative& derivative, class Write>
Tensor write_random(const char* op, Tensor& target, Write write) {
  check_writable(op, target);
  const bool records = is_floating(target.dtype()) && recording({&target});
  NodeRef node;
  if (records) {
    const Tensor* inputs[] = {&target};
    node = make_node<derivative>(1, inputs, {}, RandomBack{});
  }
  write();
  mark_written(target);
  if (records) rebase_history(target, std::move(node), 0);
  return target;
}

}  // namespace backsweep
