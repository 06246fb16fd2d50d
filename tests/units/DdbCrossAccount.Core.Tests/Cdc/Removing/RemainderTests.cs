using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Removing;
using DdbCrossAccount.Core.Tests.Cdc.Enabling;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Removing;

public sealed class RemainderTests
{
    [Fact]
    public void Of_AllMadeHere_NamesWhatAwsKeeps() => Assert.Equal(
        [
            "AWS keeps the logs of function 'ddb-cdc' in log group '/aws/lambda/ddb-cdc', also when the function is removed. The "
                + "stream of the source and its point-in-time recovery are left as they are.",
        ],
        Remainder.Of(CdcFacts.Control(Part("Mapping"), Part("Queue"), Part("Function")) with
        {
            MappingId = "mapping-1",
            QueueUrl = "https://q",
        }));

    [Fact]
    public void Of_PartsThatWereThereBefore_NamesThem() => Assert.Equal(
        [
            "Event source mapping 'mapping-1' was there before Enable-DdbCdc and is left. What it delivers now fails, because the "
                + "ledger no longer lets the function write: delete it unless it is needed.",
            "Queue 'https://q' was there before Enable-DdbCdc and is left.",
            "Function 'ddb-cdc' was there before Enable-DdbCdc and is left, and so are its logs in log group "
                + "'/aws/lambda/ddb-cdc'. The stream of the source and its point-in-time recovery are left as they are.",
        ],
        Remainder.Of(CdcFacts.Control() with { MappingId = "mapping-1", QueueUrl = "https://q" }));

    private static CdcResource Part(string kind) => new(kind, kind, null, IsMade: true);
}
