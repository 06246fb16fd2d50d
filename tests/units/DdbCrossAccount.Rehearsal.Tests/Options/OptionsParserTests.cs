using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Options;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Options;

public sealed class OptionsParserTests
{
    private const string Help = "Run the rehearsal with --help to see its options.";

    [Fact]
    public void Parse_Nothing_TakesDefaults() => Assert.Equal(new RehearsalOptions { Items = 5_000, Seed = 1 }, Parse(""));

    [Theory]
    [InlineData("--input d.json --partition-key year:N --sort-key title:S --json")]
    [InlineData("--input=d.json --partition-key=year:N --sort-key=title:S --json")]
    public void Parse_FileWithKeys_TakesThem(string line) => Assert.Equal(
        new RehearsalOptions { Input = "d.json", PartitionKey = "year:N", SortKey = "title:S", Json = true }, Parse(line));

    [Fact]
    public void Parse_GeneratedItems_TakesNumberSeedAndKey() => Assert.Equal(
        new RehearsalOptions { Items = 1_000_000, Seed = 7, PartitionKey = "id:S" }, Parse("--items 1,000,000 --seed 7 --partition-key id:S"));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--input d.json --help")]
    public void Parse_Help_IsAlwaysGiven(string line) => Assert.True(Parse(line).Help);

    [Fact]
    public void Parse_UnknownOption_NamesIt() => Check<RehearsalOptionUnknownException>(
        "--table x",
        "RehearsalOptionUnknown",
        "--table",
        "The rehearsal has no option '--table'. Nothing was started.",
        Help);

    [Fact]
    public void Parse_StrayWord_NamesIt() => Check<RehearsalOptionUnknownException>(
        "data.json",
        "RehearsalOptionUnknown",
        "data.json",
        "The rehearsal has no option 'data.json'. Nothing was started.",
        Help);

    [Theory]
    [InlineData("--input")]
    [InlineData("--input=")]
    [InlineData("--input --json")]
    public void Parse_InputWithoutValue_SaysWhatToPass(string line) => Check<RehearsalOptionValueException>(
        line,
        "RehearsalOptionValueMissing",
        "--input",
        "Option '--input' stands without a value. Nothing was started.",
        "Pass a file or an export folder after it. " + Help);

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public void Parse_NumberOfItemsOutOfRange_SaysTheRange(string value) => Check<RehearsalOptionValueException>(
        $"--items {value}",
        "RehearsalOptionValue",
        "--items",
        $"Option '--items' does not take '{value}'. Nothing was started.",
        "Pass a whole number from 1 to 100,000,000. " + Help);

    [Fact]
    public void Parse_SwitchWithValue_SaysThatItTakesNone() => Check<RehearsalOptionValueException>(
        "--json=yes",
        "RehearsalOptionValue",
        "--json",
        "Option '--json' does not take 'yes'. Nothing was started.",
        "Pass --json alone: it takes no value. " + Help);

    [Fact]
    public void Parse_ItemsAndInput_SaysThatTheyExcludeEachOther() => Check<RehearsalOptionsConflictException>(
        "--input d.json --partition-key id:S --items 5",
        "RehearsalOptionsConflict",
        "--items",
        "Option '--items' was given together with '--input': the items are either generated or read. Nothing was started.",
        "Leave one of the two out. " + Help);

    [Theory]
    [InlineData("moviedata.json")]
    [InlineData("real-export")]
    public void Parse_InputWithoutKey_SaysWhatToPass(string input) => Check<RehearsalPartitionKeyMissingException>(
        $"--input {input}",
        "RehearsalPartitionKeyMissing",
        input,
        $"The data at '{input}' does not say which of its attributes is the key of the table. Nothing was started.",
        "Pass --partition-key name:T, and --sort-key name:T if the table has one, where T is S, N or B; "
            + "for example --partition-key year:N --sort-key title:S.");

    [Fact]
    public void Parse_SortKeyAlone_AsksForThePartitionKey() => Check<RehearsalPartitionKeyMissingException>(
        "--sort-key title:S",
        "RehearsalSortKeyAlone",
        "title:S",
        "Sort key 'title:S' was given and no partition key. Nothing was started.",
        "Pass --partition-key name:T too. " + Help);

    private static RehearsalOptions Parse(string line) =>
        OptionsParser.Parse(line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries));

    private static void Check<T>(string line, string errorId, string target, string message, string action)
        where T : DdbCrossAccountException
    {
        T error = Assert.Throws<T>(() => { Parse(line); });
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(DdbErrorCategory.InvalidArgument, error.Category);
        Assert.Equal(target, error.Target);
        Assert.Equal(message, error.Message);
        Assert.Equal(action, error.RecommendedAction);
    }
}
