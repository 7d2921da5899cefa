// What BACKSWEEP_THREAD_SAFE promises, for the thread sanitizer to look at: threads that read the
// same tensors, each recording and sweeping a graph of its own.
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include "graph_testing.hpp"
#include "kernels/threads.hpp"
#include "ops/random.hpp"
#include "tensor/memory.hpp"

using namespace backsweep;
using namespace backsweep::test;

namespace {

constexpr int kThreads = 4;

template <class Body>
void in_threads(Body&& body) {
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back([&body, i] { body(i); });
  for (std::thread& thread : threads) thread.join();
}

// Blocks of the pool, counts, node numbers, workspaces of sweeps.
void check_small_graphs() {
  const Tensor data = counting(Dims{3});
  std::atomic<int> right{0};
  in_threads([&](int i) {
    for (int repeat = 0; repeat < 200; ++repeat) {
      const double factor = i + 1;
      const Tensor w = make(Dims{3}, {factor, factor, factor}, true);
      const Tensor product = w * data;
      sweep(sum(product * product, std::nullopt, false, std::nullopt));
      right += equals(gradient_of(w), {2 * factor, 8 * factor, 18 * factor});
    }
  });
  CHECK(right == kThreads * 200);
}

// The thread pool, which one of them gets, and the large blocks that are kept.
void check_large_graphs() {
  const Tensor data = counting(Dims{300, 200});
  std::atomic<int> right{0};
  in_threads([&](int i) {
    for (int repeat = 0; repeat < 10; ++repeat) {
      const Tensor w = make(Dims{300, 200}, std::vector<double>(60000, 1.0), true);
      const Tensor scaled = w * data;
      sweep(sum(matmul(scaled, transpose(data, 0, 1)), std::nullopt, false, std::nullopt));
      const Tensor columns = sum(data, IntList{0}, true, std::nullopt);
      right += values_of(gradient_of(w)) == values_of(data * columns);
      if (i == 0) memory::empty_cache();
    }
  });
  CHECK(right == kThreads * 10);
}

// A graph that one thread has recorded is swept and freed by another.
void check_graphs_change_hands() {
  std::vector<std::pair<Tensor, Tensor>> made(kThreads);
  in_threads([&](int i) {
    Tensor w = make(Dims{1}, {1.0}, true);
    Tensor total = w;
    for (int step = 0; step < 5000; ++step) total = total + w;
    made[size_t(i)] = {std::move(w), std::move(total)};
  });
  std::atomic<int> right{0};
  in_threads([&](int i) {
    const auto [w, total] = std::move(made[size_t((i + 1) % kThreads)]);
    sweep(total);
    right += equals(gradient_of(w), {5001.0});
  });
  CHECK(right == kThreads);
}

// Threads share the generator, and each number is drawn once.
void check_generator() {
  Generator generator;
  std::vector<Tensor> drawn(kThreads);
  in_threads([&](int i) {
    drawn[size_t(i)] = empty(Dims{40000}, DType::Float64);
    fill_uniform("uniform_", drawn[size_t(i)], 0, 1, generator);
  });
  generator.manual_seed(Generator::kDefaultSeed);
  const Tensor alone = empty(Dims{40000}, DType::Float64);
  fill_uniform("uniform_", alone, 0, 1, generator);
  int first = 0;
  for (const Tensor& tensor : drawn) first += values_of(tensor) == values_of(alone);
  CHECK(first == 1);
}

}  // namespace

int main() {
  kernels::set_thread_count(3);
  check_small_graphs();
  check_large_graphs();
  check_graphs_change_hands();
  check_generator();
  return report();
}
