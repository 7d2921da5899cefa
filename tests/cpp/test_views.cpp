// Views, indexing and joining: values, names of nodes, errors; and that each derivative is the
// transpose of the operation, to every order.
#include <functional>

#include "graph_testing.hpp"
#include "ops/index.hpp"
#include "ops/view.hpp"

namespace backsweep::test {
namespace {

double dot(const Tensor& a, const Tensor& b) {
  const std::vector<double> x = values_of(a);
  const std::vector<double> y = values_of(b);
  double total = 0;
  for (size_t i = 0; i < x.size(); ++i) total += x[i] * y[i];
  return total;
}

Tensor arbitrary(DimsView sizes, bool requires_grad = false) {
  std::vector<double> values(static_cast<size_t>(checked_numel(sizes)));
  for (size_t i = 0; i < values.size(); ++i) values[i] = std::sin(1.0 + 2.3 * double(i));
  return make(sizes, values, requires_grad);
}

using Function = std::function<Tensor(const Tensor&)>;

// `f` is linear: <f(x), s> = <x, df(s)>, and the derivative of df at v is f(v) again.
void check_linear(const char* name, DimsView sizes, const Function& f) {
  const Tensor x = arbitrary(sizes, true);
  const Tensor y = f(x);
  const Tensor s = add(arbitrary(y.sizes()), Number(0.25));
  s->requires_grad = true;
  const Tensor g = gradient(y, s, x, {.keep_graph = true, .create_graph = true});
  bool good = same_sizes(g.layout(), x.layout()) && std::abs(dot(y, s) - dot(x, g)) < 1e-12;
  const Tensor v = add(arbitrary(x.sizes()), Number(-0.5));
  if (g.requires_grad()) {
    const Tensor again = gradient(g, v, s);
    const std::vector<double> expected = values_of(f(v));
    const std::vector<double> found = values_of(again);
    for (size_t i = 0; i < expected.size(); ++i) good &= std::abs(expected[i] - found[i]) < 1e-12;
  } else {
    good = false;
  }
  if (!good) std::fprintf(stderr, "derivative of %s\n", name);
  CHECK(good);
}

void test_derivatives() {
  check_linear("view", Dims{2, 3}, [](const Tensor& x) { return view(x, Dims{3, -1}); });
  check_linear("reshape", Dims{2, 3}, [](const Tensor& x) { return reshape(t(x), Dims{-1}); });
  check_linear("transpose", Dims{2, 3, 4}, [](const Tensor& x) { return transpose(x, 0, -1); });
  check_linear("permute", Dims{2, 3, 4}, [](const Tensor& x) { return permute(x, Dims{2, 0, 1}); });
  check_linear("squeeze", Dims{1, 3, 1}, [](const Tensor& x) { return squeeze(x, {}); });
  check_linear("squeeze dim", Dims{1, 3, 1},
               [](const Tensor& x) { return squeeze(x, IntList{-1}); });
  check_linear("unsqueeze", Dims{2, 3}, [](const Tensor& x) { return unsqueeze(x, 1); });
  check_linear("expand", Dims{2, 1}, [](const Tensor& x) { return expand(x, Dims{4, 2, 3}); });
  check_linear("select", Dims{2, 3}, [](const Tensor& x) { return select(x, 1, -1); });
  check_linear("slice", Dims{7, 2}, [](const Tensor& x) { return slice(x, 0, 1, 7, 3); });
  check_linear("flatten", Dims{2, 3, 2}, [](const Tensor& x) { return flatten(x, 1, -1); });
  check_linear("as_strided", Dims{2, 3},
               [](const Tensor& x) { return as_strided(x, Dims{3, 2}, Dims{1, 3}, x->offset); });
  check_linear("as_strided, overlapping", Dims{5},
               [](const Tensor& x) { return as_strided(x, Dims{3, 3}, Dims{1, 1}, x->offset); });
  check_linear("as_strided of a part", Dims{2, 4}, [](const Tensor& x) {
    return as_strided(select(contiguous(x), 1, 1), Dims{2}, Dims{4}, 1);
  });
  check_linear("as_strided_scatter", Dims{2, 3}, [](const Tensor& x) {
    return as_strided_scatter(x, zeros(Dims{2}, DType::Float64), Dims{2}, Dims{2}, x->offset + 1);
  });
  check_linear("cat", Dims{2, 3}, [](const Tensor& x) {
    return cat({x, slice(x, 1, 0, 2, 1), empty(Dims{0}, DType::Float64)}, 1);
  });
  check_linear("stack", Dims{2, 3}, [](const Tensor& x) { return stack({x, x * Number(2.0)}, 1); });
  check_linear("unbind", Dims{2, 3}, [](const Tensor& x) { return unbind(x, 1)[1]; });
  check_linear("split", Dims{5}, [](const Tensor& x) { return split(x, 2, 0)[1]; });
  check_linear("chunk", Dims{5}, [](const Tensor& x) { return chunk(x, 2, 0)[1]; });
  check_linear("index", Dims{3, 4}, [](const Tensor& x) {
    const IndexItem items[] = {IndexItem::slice(0, 3, 2), IndexItem::new_axis(),
                               IndexItem::integer(-1)};
    return index(x, items);
  });
  // A write through a view of a view, with a strided base.
  check_linear("write", Dims{3, 4}, [](const Tensor& x) {
    Tensor y = x * Number(1.0);
    Tensor row = select(transpose(y, 0, 1), 0, 1);
    copy_(row, select(x, 1, 0) + row);
    return y;
  });
}

void test_values() {
  const Tensor x = counting(Dims{2, 3});
  CHECK(equals(transpose(x, 0, 1), {1, 4, 2, 5, 3, 6}));
  CHECK(equals(reshape(t(x), Dims{6}), {1, 4, 2, 5, 3, 6}));
  CHECK(view(x, Dims{3, 2})->storage.get() == x->storage.get());
  CHECK(equals(as_strided(x, Dims{2, 2}, Dims{1, 2}, 1), {2, 4, 3, 5}));
  CHECK(equals(cat({x, x}, -1), {1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6}));
  CHECK(equals(stack({x, x}, 2), {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6}));
  CHECK(cat({x, to(x, DType::Int64)}, 0).dtype() == DType::Float64);
  CHECK(chunk(counting(Dims{5}), 4, 0).size() == 3);
  const IndexItem last_column[] = {IndexItem::ellipsis(), IndexItem::integer(-1)};
  CHECK(equals(index(x, last_column), {3, 6}));
  Tensor y = clone(x);
  const IndexItem row[] = {IndexItem::integer(1)};
  index_put(y, row, {}, counting(Dims{1, 3}));
  CHECK(equals(y, {1, 2, 3, 1, 2, 3}));
  const IndexItem shifted[] = {IndexItem::slice(1)};
  Tensor z = counting(Dims{4});
  index_put(z, shifted, {}, slice(z, 0, 0, 3, 1));  // overlapping memory
  CHECK(equals(z, {1, 1, 2, 3}));
}

void test_node_names() {
  const Tensor x = counting(Dims{1, 3}, true) * Number(1.0);
  const Tensor square = counting(Dims{2, 2}, true);
  CHECK(node_name(view(x, Dims{3})) == "ViewBackward0");
  CHECK(node_name(reshape(t(square), Dims{4})) == "UnsafeViewBackward0");
  CHECK(node_name(t(x)) == "TBackward0");
  CHECK(node_name(squeeze(x, {})) == "SqueezeBackward0");
  CHECK(node_name(squeeze(x, IntList{0})) == "SqueezeBackward1");
  CHECK(node_name(squeeze(x, IntList{0, 1})) == "SqueezeBackward2");
  const IndexItem whole[] = {IndexItem::slice()};
  const IndexItem all[] = {IndexItem::ellipsis()};
  const IndexItem column[] = {IndexItem::slice(), IndexItem::integer(0)};
  CHECK(node_name(index(x, whole)) == "SliceBackward0");
  CHECK(node_name(index(x, all)) == "AliasBackward0");
  const Tensor picked = index(x, column);
  CHECK(node_name(picked) == "SelectBackward0");
  CHECK(picked->grad_fn->edge(0).node.get() == x->grad_fn.get());
}

void test_errors() {
  const Tensor x = counting(Dims{2, 3});
  const auto at = [&](std::initializer_list<IndexItem> items) {
    return [&x, list = std::vector<IndexItem>(items)] { index(x, list); };
  };
  CHECK(refuses(ErrorKind::Index, "index 5 is out of bounds for dimension 0 with size 2",
                at({IndexItem::integer(5)})));
  CHECK(refuses(ErrorKind::Index, "index -4 is out of bounds for dimension 1 with size 3",
                at({IndexItem::integer(0), IndexItem::integer(-4)})));
  CHECK(refuses(ErrorKind::Index, "too many indices for tensor of dimension 2",
                at({IndexItem::integer(0), IndexItem::integer(0), IndexItem::integer(0)})));
  CHECK(refuses(ErrorKind::Value, "step must be greater than zero",
                at({IndexItem::slice(0, 2, -1)})));
  CHECK(refuses(ErrorKind::Index, "invalid index of a 0-dim tensor",
                [] { index(make({}, {1}), int64_t{0}); }));
  CHECK(refuses(ErrorKind::Runtime, "shape '[4]' is invalid for input of size 6",
                [&] { view(x, Dims{4}); }));
  CHECK(refuses(ErrorKind::Runtime, "only one dimension can be inferred",
                [&] { reshape(x, Dims{-1, -1}); }));
  CHECK(refuses(ErrorKind::Runtime,
                "view size is not compatible with input tensor's size and stride",
                [&] { view(t(x), Dims{6}); }));
  CHECK(refuses(ErrorKind::Index, "Dimension out of range (expected to be in range of [-2, 1]",
                [&] { transpose(x, 0, 5); }));
  CHECK(refuses(ErrorKind::Runtime, "must match the existing size (2) at non-singleton dimension 0",
                [&] { expand(x, Dims{3, 3}); }));
  CHECK(refuses(ErrorKind::Value, "expected a non-empty list of Tensors", [] { cat({}, 0); }));
  CHECK(refuses(ErrorKind::Runtime,
                "Expected size 3 but got size 2 for tensor number 1 in the list.",
                [&] { cat({x, counting(Dims{2, 2})}, 0); }));
  CHECK(refuses(ErrorKind::Runtime, "out of bounds for storage of size 48",
                [&] { as_strided(x, Dims{20}, Dims{1}, 0); }));
  const IndexItem row[] = {IndexItem::integer(0)};
  CHECK(refuses(ErrorKind::Runtime,
                "The expanded size of the tensor (3) must match the existing size "
                "(4) at non-singleton dimension 0",
                [&] {
                  Tensor target = x;
                  index_put(target, row, {}, counting(Dims{4}));
                }));
}

}  // namespace
}  // namespace backsweep::test

int main() {
  using namespace backsweep::test;
  test_derivatives();
  test_values();
  test_node_names();
  test_errors();
  return report();
}
