#include "ops/op.hpp"

#include "ops/derived_views.hpp"

namespace backsweep {
namespace {
std::vector<const Op*>& registry() {
  static std::vector<const Op*> ops;
  return ops;
}
}  // namespace

OpTable::OpTable(std::span<const Op> ops) {
  for (const Op& op : ops) registry().push_back(&op);
}

std::span<const Op* const> all_ops() {
  static const bool derived = (add_copies_of_views(registry()), true);
  (void)derived;
  return registry();
}

}  // namespace backsweep
