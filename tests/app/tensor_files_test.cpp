// SPDX-License-Identifier: MIT
// compute on .npy files: ranks, orders, empty and broken ones.
#include "catch.hpp"
#include "npy_bytes.h"

using namespace cli;

TEST_CASE("A 3-D input is answered in 3-D and a plane with a plane's kernel in 2-D",
          "[tensor_files]")
{
    const std::string kernel = npy<float>({1, 1, 1, 2}, {1, 10});
    const Answer three = runPair(npy<float>(kPair, {1, 2}, 3), kernel, {"--stride", "1,2"});
    CHECK(three.json().at("shape") == Json{1, 1, 4});
    CHECK(three.json().at("output") == Json::parse("[[[1, 10, 2, 20]]]"));
    const Answer two = runPair(npy<float>(kPair, {1, 2}, 2), npy<float>(kPair, {1, 10}, 2));
    CHECK(two.json().at("shape") == Json{1, 3});
    CHECK(two.json().at("output") == Json::parse("[[1, 12, 20]]"));
    const Folder folder;
    runPair(npy<float>(kPair, {1, 2}, 2), npy<float>(kPair, {1, 10}, 2),
            {"--output", folder.path("y.npy")});
    CHECK(readBack(folder.read("y.npy")).rank == 2);
}

TEST_CASE("Ranks that do not go together are refused in PyTorch's words", "[tensor_files]")
{
    const auto code = [](int inputRank, int weightRank) {
        return runPair(npy<float>(kPair, {1, 2}, inputRank), npy<float>(kOne, {1}, weightRank))
            .errorCode();
    };
    CHECK(code(2, 4) == "input_rank");
    CHECK(code(1, 4) == "input_rank");
    CHECK(code(4, 2) == "weight_rank");
    CHECK(code(4, 3) == "weight_rank");
    CHECK(code(4, 1) == "weight_rank");
    const Folder folder;
    const std::string bias = folder.write("b.npy", npy<float>(kOne, {1}, 2));
    CHECK(runPair(npy<float>(kPair, {1, 2}), npy<float>(kOne, {1}), {"--bias", bias}).errorCode() ==
          "bias_shape_mismatch");
}

TEST_CASE("Files that NumPy wrote are read in either order and in every integer type",
          "[tensor_files]")
{
    const Folder folder;
    const std::string one = folder.write("w.npy", npy<float>(kOne, {1}));
    const std::string plane = folder.write("w2.npy", npy<std::int64_t>(kOne, {1}, 2));
    const auto output = [](const std::string& name, const std::string& weight) {
        return run({"compute", "--json", "--input", TCONV_GOLDEN_DIR "/npy/" + name, "--weight",
                    weight})
            .json();
    };
    const Json quarters = Json::parse("[[0, 0.25, 0.5], [0.75, 1, 1.25]]");
    CHECK(output("rank2.npy", plane).at("output") == quarters);
    CHECK(output("rank2_fortran.npy", plane).at("output") == quarters);
    CHECK(output("float64.npy", plane).at("output") == quarters);
    for (const char* name : {"int8.npy", "int16.npy", "int32.npy", "int64.npy"})
        CHECK(output(name, plane).at("output") == Json::parse("[[0, -1, -2], [-3, -4, -5]]"));
    for (const char* name : {"uint8.npy", "uint16.npy", "uint32.npy", "uint64.npy"})
        CHECK(output(name, plane).at("output") == Json::parse("[[0, 1, 2], [3, 4, 5]]"));
    CHECK(output("empty_batch.npy", one).at("error").at("code") == "input_channels_mismatch");
    CHECK(output("float16.npy", plane).at("error").at("code") == "npy_type");
    CHECK(output("rank5.npy", one).at("error").at("code") == "input_rank");
}

TEST_CASE("A Fortran-order file is read as the array that it is", "[tensor_files]")
{
    std::string bytes = npy<double>({1, 1, 2, 3}, {1, 4, 2, 5, 3, 6}, 2); // columns of 1 2 3, 4 5 6
    const std::size_t order = bytes.find("False");
    bytes.replace(order, 5, "True ");
    const Answer answer = runPair(bytes, npy<double>(kOne, {1}, 2));
    CHECK(answer.json().at("output") == Json::parse("[[1, 2, 3], [4, 5, 6]]"));
}

TEST_CASE("An empty batch is answered with an empty batch", "[tensor_files]")
{
    const Folder folder;
    const Answer answer =
        runPair(npy<float>({0, 1, 2, 2}, {}), npy<float>({1, 3, 2, 2}, std::vector<float>(12)),
                {"--output", folder.path("y.npy")});
    CHECK(answer.json().at("shape") == Json{0, 3, 3, 3});
    CHECK(answer.json().at("output") == Json::array());
    CHECK(readBack(folder.read("y.npy")).shape() == Shape4{0, 3, 3, 3});
    CHECK(run({"compute", "--input", folder.write("x.npy", npy<float>({0, 1, 2, 2}, {})),
               "--weight", folder.write("w.npy", npy<float>(kOne, {1}))})
              .out == "[]\n");
}

TEST_CASE("The output size of a call chooses the output padding of tensors", "[tensor_files]")
{
    const std::string kernel = npy<float>(kPair, {1, 10});
    const std::string input = npy<float>(kPair, {1, 2});
    CHECK(runPair(input, kernel, {"--stride", "2", "--output-size", "2,5"}).json().at("shape") ==
          Json{1, 1, 2, 5});
    CHECK(runPair(input, kernel, {"--stride", "2", "--output-size", "2,6"}).errorCode() ==
          "output_size_out_of_range");
    CHECK(runPair(input, kernel, {"--groups", "0", "--output-size", "9,9"}).errorCode() ==
          "groups_not_positive");
}

TEST_CASE("A broken .npy file is named and leaves no output behind", "[tensor_files]")
{
    const Folder folder;
    const std::string good = npy<float>(kPair, {1, 2});
    const auto refused = [&](const std::string& input, const std::string& weight) {
        const Answer answer =
            run({"compute", "--input", folder.write("x.npy", input), "--weight",
                 folder.write("w.npy", weight), "--output", folder.path("y.npy")});
        CHECK(answer.status == 2);
        CHECK(answer.out.empty());
        CHECK_FALSE(folder.has("y.npy"));
        return answer.err;
    };
    using Catch::Matchers::StartsWith;
    CHECK_THAT(refused(good.substr(0, good.size() - 1), good),
               StartsWith("error: npy_truncated: " + folder.path("x.npy") + ": "));
    CHECK_THAT(refused(good, "nonsense"),
               StartsWith("error: npy_not_npy: " + folder.path("w.npy") + ": "));
    CHECK_THAT(refused(good, npy<float>({2, 1, 1, 1}, {1, 1})),
               StartsWith("error: input_channels_mismatch: "));
    folder.write("y.npy", "old");
    run({"compute", "--input", folder.path("x.npy"), "--weight", folder.path("none.npy"),
         "--output", folder.path("y.npy")});
    CHECK(folder.read("y.npy") == "old");
}

TEST_CASE("A tensor comes from standard input but only one", "[tensor_files]")
{
    const Folder folder;
    const std::string weight = folder.write("w.npy", npy<float>(kOne, {3}));
    const Answer answer =
        run({"compute", "--input", "-", "--weight", weight}, npy<float>(kPair, {1, 2}));
    CHECK(answer.out == "[[[[3, 6]]]]\n");
    CHECK(run({"compute", "--input", "-", "--weight", "-", "--json"}).errorCode() == "usage");
    CHECK_THAT(run({"compute", "--input", "-", "--weight", weight}, "nonsense").err,
               Catch::Matchers::Contains("standard input: "));
}

TEST_CASE("An output that no table holds is known before a file is begun", "[tensor_files]")
{
    const Folder folder;
    const std::string weight = npy<float>({1, 2, 1, 1}, {1, 2});
    CHECK(runPair(npy<float>(kPair, {1, 2}), weight, {"--output", "no/such/folder/y.csv"})
              .json()
              .at("error")
              .at("message") ==
          "A table holds one plane, and the output has 2; write it as .npy or .txt.");
}

TEST_CASE("Files that are no .npy at all are told what they seem to be", "[tensor_files]")
{
    const auto message = [](const std::string& bytes) {
        const std::string text =
            runPair(bytes, npy<float>(kOne, {1})).json().at("error").at("message");
        return text.substr(text.rfind(": ") + 2);
    };
    CHECK(message("") == "it is empty.");
    CHECK(message("PK\x03\x04...") ==
          "it is an archive such as .npz or .pt; save one array with numpy.save().");
    CHECK(message("1 2 3") == "it does not begin with \\x93NUMPY.");
}
