using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>The command line of the rehearsal.</summary>
internal static partial class ErrorCatalogue
{
    private const string RehearsalHelp = "Run the rehearsal with --help to see its options.";

    public static RehearsalOptionUnknownException RehearsalOptionUnknown(string option) => new(new DdbErrorDetails(
        "RehearsalOptionUnknown",
        DdbErrorCategory.InvalidArgument,
        option,
        $"The rehearsal has no option '{option}'. Nothing was started.",
        RehearsalHelp));

    public static RehearsalOptionValueException RehearsalOptionValueMissing(string option, string valid) => new(new DdbErrorDetails(
        "RehearsalOptionValueMissing",
        DdbErrorCategory.InvalidArgument,
        option,
        $"Option '{option}' stands without a value. Nothing was started.",
        $"Pass {valid} after it. {RehearsalHelp}"));

    public static RehearsalOptionValueException RehearsalOptionValue(string option, string value, string valid) => new(new DdbErrorDetails(
        "RehearsalOptionValue",
        DdbErrorCategory.InvalidArgument,
        option,
        $"Option '{option}' does not take '{value}'. Nothing was started.",
        $"Pass {valid}. {RehearsalHelp}"));

    public static RehearsalOptionsConflictException RehearsalOptionsConflict(string option, string other, string reason) => new(
        new DdbErrorDetails(
            "RehearsalOptionsConflict",
            DdbErrorCategory.InvalidArgument,
            option,
            $"Option '{option}' was given together with '{other}': {reason}. Nothing was started.",
            $"Leave one of the two out. {RehearsalHelp}"));

    public static RehearsalPartitionKeyMissingException RehearsalSortKeyAlone(string sortKey) => new(new DdbErrorDetails(
        "RehearsalSortKeyAlone",
        DdbErrorCategory.InvalidArgument,
        sortKey,
        $"Sort key '{sortKey}' was given and no partition key. Nothing was started.",
        $"Pass --partition-key name:T too. {RehearsalHelp}"));

    public static RehearsalPartitionKeyMissingException RehearsalPartitionKeyMissing(string input) => new(new DdbErrorDetails(
        "RehearsalPartitionKeyMissing",
        DdbErrorCategory.InvalidArgument,
        input,
        $"The data at '{input}' does not say which of its attributes is the key of the table. Nothing was started.",
        "Pass --partition-key name:T, and --sort-key name:T if the table has one, where T is S, N or B; "
            + "for example --partition-key year:N --sort-key title:S."));
}
