// The thread pool: every index once, whatever happens around it.
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "check.hpp"
#include "kernels/threads.hpp"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/wait.h>
#include <unistd.h>
#endif

#if defined(__SANITIZE_THREAD__)
#define BACKSWEEP_UNDER_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define BACKSWEEP_UNDER_TSAN 1
#endif
#endif

using backsweep::kernels::parallel_for;
using backsweep::kernels::set_thread_count;
using backsweep::kernels::thread_count;

namespace {

bool each_index_once(int64_t begin, int64_t end, int64_t grain) {
  std::vector<int> seen(static_cast<size_t>(end - begin), 0);
  parallel_for(begin, end, grain, [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; ++i) ++seen[static_cast<size_t>(i - begin)];
  });
  for (const int count : seen) {
    if (count != 1) return false;
  }
  return true;
}

std::set<std::pair<int64_t, int64_t>> chunks_of(int64_t begin, int64_t end, int64_t grain) {
  std::set<std::pair<int64_t, int64_t>> chunks;
  std::mutex mutex;
  parallel_for(begin, end, grain, [&](int64_t first, int64_t last) {
    const std::lock_guard lock(mutex);
    chunks.emplace(first, last);
  });
  return chunks;
}

void check_ranges() {
  for (const int64_t size : {0, 1, 2, 7, 64, 1000}) {
    for (const int64_t grain : {0, 1, 3, 64, 5000}) CHECK(each_index_once(-5, size - 5, grain));
  }
  int calls = 0;
  parallel_for(3, 3, 1, [&](int64_t, int64_t) { ++calls; });
  parallel_for(3, -3, 1, [&](int64_t, int64_t) { ++calls; });
  CHECK(calls == 0);
}

void check_chunks_do_not_depend_on_threads() {
  set_thread_count(1);
  const auto alone = chunks_of(2, 103, 7);
  set_thread_count(6);
  CHECK(chunks_of(2, 103, 7) == alone);
  CHECK(alone.size() == 15);
  CHECK(alone.count({100, 103}) == 1);
}

void check_nested() {
  std::atomic<int64_t> sum{0};
  parallel_for(0, 20, 1, [&](int64_t i, int64_t) {
    const std::thread::id outer = std::this_thread::get_id();
    parallel_for(0, 10, 1, [&](int64_t j, int64_t) {
      CHECK(std::this_thread::get_id() == outer);
      sum += 10 * i + j;
    });
  });
  CHECK(sum == 199 * 200 / 2);
}

void check_exceptions() {
  for (int repeat = 0; repeat < 50; ++repeat) {
    CHECK_THROWS(parallel_for(0, 100, 1,
                              [&](int64_t first, int64_t) {
                                if (first % 7 == 3) throw std::runtime_error("chunk");
                              }),
                 std::runtime_error);
    CHECK(each_index_once(0, 100, 1));  // the pool is as before
  }
}

void check_concurrent_callers() {
  std::atomic<int> right{0};
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&] {
      for (int repeat = 0; repeat < 200; ++repeat) right += each_index_once(0, 333, 10);
    });
  }
  for (std::thread& caller : callers) caller.join();
  CHECK(right == 800);
}

void check_changing_count() {
  for (const int count : {1, 4, 2, 8, 3}) {
    set_thread_count(count);
    CHECK(thread_count() == count);
    for (int repeat = 0; repeat < 50; ++repeat) CHECK(each_index_once(0, 100, 3));
  }
  set_thread_count(-2);
  CHECK(thread_count() == 1);
  set_thread_count(4);
}

// After a pause long enough for the workers to sleep.
void check_sleepers_wake() {
  for (int repeat = 0; repeat < 5; ++repeat) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    CHECK(each_index_once(0, 1000, 10));
  }
  std::mutex mutex;
  std::set<std::thread::id> ids;
  parallel_for(0, 8, 1, [&](int64_t, int64_t) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const std::lock_guard lock(mutex);
    ids.insert(std::this_thread::get_id());
  });
  CHECK(ids.size() > 1);
}

void check_fork() {
#if (defined(__unix__) || defined(__APPLE__)) && !defined(BACKSWEEP_UNDER_TSAN)
  for (int repeat = 0; repeat < 10; ++repeat) {
    const pid_t child = fork();
    if (child == 0) {
      alarm(20);  // a hang must not outlive the test
      const bool right = each_index_once(0, 1000, 10) && each_index_once(0, 1000, 1);
      _exit(right ? 0 : 1);
    }
    int status = 0;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(each_index_once(0, 1000, 10));
  }
#endif
}

}  // namespace

int main() {
  CHECK(thread_count() >= 1);
  set_thread_count(4);
  check_ranges();
  check_chunks_do_not_depend_on_threads();
  check_nested();
  check_exceptions();
  check_concurrent_callers();
  check_changing_count();
  check_sleepers_wake();
  check_fork();
  return backsweep::test::report();
}
