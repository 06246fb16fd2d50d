namespace DdbCrossAccount.Rehearsal.Options;

/// <summary>The text of <c>--help</c>.</summary>
internal static class Usage
{
    public const string Text = """
        Moves a DynamoDB table between two AWS accounts on this machine, by export and import, and compares both item by item.
        No AWS account is touched.

        dotnet run -c Release --project src/DdbCrossAccount.Rehearsal -- [options]

          --input FILE|FOLDER      the items: a JSON array, JSON lines (plain or {"Item":...}), or an export folder;
                                   without it the items are generated
          --partition-key name:T   the partition key of the table, T is S, N or B; needed with --input
          --sort-key name:T        the sort key, if the table has one
          --items N                how many items are generated (5,000)
          --writes-per-second N    an application goes on writing to the source while the table is moved, and its writes are
                                   brought over by change data capture (0: nobody writes)
          --seed N                 makes generated items, and the writes, the same in every run (1)
          --json                   plain lines, and as the last one a JSON object: sourceItems, targetItems, missing, extra,
                                   different, seconds, writes, lostWrites, lagP50Ms, lagP99Ms, drainSeconds, ...
          --help                   this text

        Exit code: 0 the target equals the source · 1 it does not, or a step failed · 2 the command line · 130 Ctrl+C
        """;
}
