// The recorded graph without Python: sweeps, accumulation, versions, in-place writes, long chains.
#include "graph_testing.hpp"
#include "ops/fill.hpp"
#include "ops/in_place.hpp"
#include "ops/index.hpp"
#include "ops/view.hpp"

namespace backsweep::test {
namespace {

void test_product() {
  const Tensor x = make(Dims{2}, {2, 3}, true);
  const Tensor w = make(Dims{2}, {5, 7}, true);
  const Tensor y = x * w;
  CHECK(equals(y, {10, 21}));
  CHECK(node_name(y) == "MulBackward0");
  const Tensor seed = make(Dims{2}, {1, 10});
  backward(y, seed, {});
  CHECK(equals(gradient_of(x), {5, 70}));
  CHECK(equals(gradient_of(w), {2, 30}));
}

// Two paths from one value to another meet again; a leaf is reached by both.
void test_diamond_and_shared_leaf() {
  const Tensor x = make(Dims{1}, {3}, true);
  const Tensor a = x * x;
  const Tensor b = a * x + a;  // x^3 + x^2
  sweep(b);
  CHECK(equals(gradient_of(x), {3 * 9 + 2 * 3}));
  sweep(x * x);
  CHECK(equals(gradient_of(x), {33 + 6}));
}

void test_higher_order() {
  const Tensor x = make(Dims{1}, {2}, true);
  const Tensor y = x * x * x * x;
  const Tensor seed = make(Dims{1}, {1});
  const Tensor first = gradient(y, seed, x, {.keep_graph = true, .create_graph = true});
  const Tensor second = gradient(first, seed, x, {.keep_graph = true, .create_graph = true});
  const Tensor third = gradient(second, seed, x);
  CHECK(equals(first, {32}));
  CHECK(equals(second, {48}));
  CHECK(equals(third, {48}));
  CHECK(!gradient_of(x).defined());
}

void test_second_sweep_is_refused() {
  const Tensor x = make(Dims{1}, {3}, true);
  const Tensor y = x * x;
  sweep(y, {.keep_graph = true});
  sweep(y);
  CHECK(equals(gradient_of(x), {12}));
  CHECK(refuses(ErrorKind::Runtime, "Trying to backward through the graph a second time",
                [&] { sweep(y); }));
  CHECK(equals(gradient_of(x), {12}));
}

void test_version_is_checked() {
  const Tensor x = make(Dims{1}, {3}, true);
  Tensor a = x * x;
  const Tensor y = a * a;
  add_(a, Number(1));
  CHECK(
      refuses(ErrorKind::Runtime, "has been modified by an inplace operation", [&] { sweep(y); }));
  CHECK(!gradient_of(x).defined());
}

void test_leaf_is_not_written_to() {
  Tensor x = make(Dims{2}, {1, 2}, true);
  CHECK(refuses(ErrorKind::Runtime,
                "a leaf Variable that requires grad is being used in an in-place",
                [&] { add_(x, Number(1)); }));
  Tensor part = select(x, 0, 0);
  CHECK(refuses(ErrorKind::Runtime,
                "a view of a leaf Variable that requires grad is being used in an in-place",
                [&] { zero_(part); }));
  const GradMode off(false);
  add_(x, Number(1));
  zero_(part);
  CHECK(equals(x, {0, 3}));
}

void test_expanded_memory_is_not_written_to() {
  Tensor wide = expand(zeros(Dims{1}, DType::Float64), Dims{3});
  CHECK(refuses(ErrorKind::Runtime, "more than one element of the written-to tensor",
                [&] { copy_(wide, counting(Dims{3})); }));
  fill_(wide, Number(2));  // one value may be written to all of them
  CHECK(equals(wide, {2, 2, 2}));
}

void test_write_without_view() {
  const Tensor x = make(Dims{2}, {2, 3}, true);
  Tensor y = x * Number(1.0);
  mul_(y, y);
  CHECK(equals(y, {4, 9}));
  const Tensor seed = ones(Dims{2}, DType::Float64);
  CHECK(equals(gradient(y, seed, x), {4, 6}));
  Tensor z = x * x;
  copy_(z, x);
  CHECK(node_name(z) == "CopyBackwards");
  CHECK(equals(gradient(z, seed, x), {1, 1}));
  Tensor nothing = x * x;
  zero_(nothing);
  CHECK(node_name(nothing) == "ZeroBackward0");
  CHECK(equals(gradient(nothing, seed, x), {0, 0}));
}

// y = [x0, x1 * x1, x2], written through a view.
void test_write_through_view() {
  const Tensor x = make(Dims{3}, {2, 3, 4}, true);
  Tensor y = x * Number(1.0);
  Tensor middle = select(y, 0, 1);
  const Tensor before = slice(y, 0, 0, 2, 1);
  mul_(middle, select(x, 0, 1));
  CHECK(equals(y, {2, 9, 4}));
  CHECK(node_name(y) == "CopySlices");
  CHECK(node_name(middle) == "AsStridedBackward0");
  CHECK(node_name(before) == "AsStridedBackward0");
  const Tensor seed = make(Dims{3}, {1, 10, 100});
  const SweepOptions keep{.keep_graph = true};
  CHECK(equals(gradient(y, seed, x, keep), {1, 60, 100}));
  CHECK(equals(gradient(middle, make({}, {1}), x, keep), {0, 6, 0}));
  CHECK(equals(gradient(before, make(Dims{2}, {1, 1}), x, keep), {1, 6, 0}));
  CHECK(equals(seed, {1, 10, 100}));
  sweep(middle);
  CHECK(equals(gradient_of(x), {0, 6, 0}));
  CHECK(refuses(ErrorKind::Runtime, "a second time", [&] { sweep(middle); }));
}

// The first derivative of a written view is differentiable too, also where the write saved its
// result.
void test_write_through_view_twice_differentiable() {
  const Tensor x = make(Dims{3}, {0.5, 1, 2}, true);
  Tensor y = x * Number(1.0);
  Tensor part = slice(y, 0, 1, 3, 1);
  mul_(part, part);
  const Tensor seed = ones(Dims{3}, DType::Float64);
  const SweepOptions create{.keep_graph = true, .create_graph = true};
  const Tensor first = gradient(y, seed, x, create);
  CHECK(equals(first, {1, 2, 4}));
  const Tensor second = gradient(first + y, seed, x);
  CHECK(equals(second, {1, 2 + 2, 4 + 2}));
}

// An array filled element by element, then read.
void test_filling_loop() {
  const Tensor w = make(Dims{1}, {3}, true);
  Tensor out = zeros(Dims{4}, DType::Float64);
  for (int i = 0; i < 4; ++i) {
    const IndexItem item[] = {IndexItem::integer(i)};
    index_put(out, item, {}, w * Number(static_cast<double>(i)));
  }
  const IndexItem first[] = {IndexItem::integer(0)};
  index_put(out, first, {}, Number(7.0));
  CHECK(equals(out, {7, 3, 6, 9}));
  CHECK(equals(gradient(out, make(Dims{4}, {1000, 1, 10, 100}), w), {1 + 20 + 300}));
}

void test_views_and_modes() {
  const Tensor x = counting(Dims{3}, true);
  Tensor y = x * Number(1.0);
  Tensor part;
  {
    const GradMode off(false);
    part = select(y, 0, 0);
  }
  CHECK(node_name(part).empty());
  CHECK(part.requires_grad());  // as PyTorch reports it: the base does
  CHECK(refuses(ErrorKind::Runtime,
                "A view was created in no_grad mode and is being modified inplace",
                [&] { mul_(part, Number(2)); }));
  CHECK(refuses(ErrorKind::Runtime, "does not require grad", [&] { sweep(part); }));
  TensorList rows = unbind(y, 0);
  CHECK(refuses(ErrorKind::Runtime, "Output 0 of Unbind is a view and is being modified inplace",
                [&] { mul_(rows[0], Number(2)); }));
  Tensor free = detach(y);
  fill_(free, Number(9));  // no history, but the version counts
  CHECK(equals(y, {9, 9, 9}));
  CHECK(node_name(y) == "MulBackward0");
  const uint32_t version = y.version();
  Tensor data = data_of(y);
  fill_(data, Number(8));
  CHECK(equals(y, {8, 8, 8}));
  CHECK(y.version() == version);
}

void test_long_chain() {
  const Tensor x = make(Dims{1}, {1}, true);
  {
    Tensor y = x;
    for (int i = 0; i < 1'000'000; ++i) y = y + Number(1.0);
    sweep(y, {.keep_graph = true});
    CHECK(equals(gradient_of(x), {1}));
  }
  Tensor z = x * Number(1.0);  // a chain of writes to a view
  for (int i = 0; i < 20'000; ++i) {
    Tensor part = select(z, 0, 0);
    mul_(part, Number(1.0));
  }
  sweep(z);
  CHECK(equals(gradient_of(x), {2}));
}

}  // namespace
}  // namespace backsweep::test

int main() {
  using namespace backsweep::test;
  test_product();
  test_diamond_and_shared_leaf();
  test_higher_order();
  test_second_sweep_is_refused();
  test_version_is_checked();
  test_leaf_is_not_written_to();
  test_expanded_memory_is_not_written_to();
  test_write_without_view();
  test_write_through_view();
  test_write_through_view_twice_differentiable();
  test_filling_loop();
  test_views_and_modes();
  test_long_chain();
  return report();
}
