using System;
using System.Linq;
using System.Text;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Records.StreamEvents;

namespace DdbCrossAccount.Core.Tests.Cdc.Records;

public sealed class StreamEventReaderTests
{
    [Fact]
    public void Read_OfPutsAndDeletes_SlicesWhatIsWritten()
    {
        StreamBatch batch = StreamEventReader.Read(Event(Record(1, "a", "x"), Record(2, "b", null)));

        Assert.Equal(LedgerSamples.StreamArn, batch.StreamArn);
        Assert.Equal([LedgerSamples.Number(1), LedgerSamples.Number(2)], batch.Records.Select(record => record.Number));
        Assert.Equal(Number(1), batch.Records[0].NumberText);
        Assert.Equal(RawWriteKind.Put, batch.Records[0].Write.Kind);
        Assert.Equal("""{"id":{"S":"a"},"v":{"S":"x"}}""", Text(batch.Records[0].Write.Json));
        Assert.Equal(RawWriteKind.Delete, batch.Records[1].Write.Kind);
        Assert.Equal("""{"id":{"S":"b"}}""", Text(batch.Records[1].Write.Json));
        Assert.Equal(LedgerSamples.Time, batch.Records[0].Created);
    }

    [Fact]
    public void Read_OfEveryType_LeavesItsBytes()
    {
        const string Key = """{"id":{"B":"AQI="}}""";
        const string Image =
            """{"id":{"B":"AQI="},"n":{"N":"12345678901234567890123456789012345678"},"e":{"S":""},"l":{"L":[{"NULL":true},{"BS":["AQI=","Aw=="]}]},"m":{"M":{"x\u00e9":{"BOOL":false}}}}""";

        StreamRecord record = Assert.Single(StreamEventReader.Read(Event(Record("47100", Key, Image))).Records);

        Assert.Equal(Image, Text(record.Write.Json));
        Assert.Equal(Key, Text(record.Key));
    }

    [Theory]
    [InlineData("1.7637264E9", 1763726400)]
    [InlineData("1763726400", 1763726400)]
    [InlineData("1763726400.75", 1763726400)]
    [InlineData("1.763726401E+9", 1763726401)]
    public void Read_OfACreationTime_TakesEveryFormOfTheNumber(string written, long seconds)
    {
        string json = Record(1, "a", "x").Replace(
            $"\"ApproximateCreationDateTime\":{new DateTimeOffset(LedgerSamples.Time).ToUnixTimeSeconds()}",
            $"\"ApproximateCreationDateTime\":{written}",
            StringComparison.Ordinal);

        StreamRecord record = Assert.Single(StreamEventReader.Read(Event(json)).Records);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime, record.Created);
    }

    [Fact]
    public void Read_OfTimeToLive_TellsItFromADeleteAndFromAPut()
    {
        StreamBatch batch = StreamEventReader.Read(Event(
            Record(1, "a", null, isExpiry: true),
            Record(2, "b", null),
            Record(3, "c", "x", isExpiry: true),
            Record(4, "d", null, isExpiry: true).Replace("\"type\"", "\"Type\"", StringComparison.Ordinal)
                .Replace("\"principalId\"", "\"PrincipalId\"", StringComparison.Ordinal)));

        Assert.Equal([true, false, false, true], batch.Records.Select(record => record.IsTimeToLiveDelete));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":null,"other":{"a":[1]}}""")]
    public void Read_WithoutRecords_IsEmpty(string json) =>
        Assert.Empty(StreamEventReader.Read(Encoding.UTF8.GetBytes(json)).Records);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Records":[{]}""")]
    [InlineData("""{"Records":[{"eventName":"INSERT"}]}""")]
    public void Read_OfSomethingElse_IsRefused(string json) => Refused("EventUnreadable", Encoding.UTF8.GetBytes(json));

    [Theory]
    [InlineData("\"SequenceNumber\":\"", "\"SequenceNumber\":\"x", "EventUnreadable")]
    [InlineData("MODIFY", "TRUNCATE", "EventUnreadable")]
    [InlineData("\"NewImage\"", "\"OtherImage\"", "StreamWithoutNewImages")]
    [InlineData("\"Keys\"", "\"Locks\"", "EventUnreadable")]
    [InlineData("\"ApproximateCreationDateTime\":", "\"ApproximateCreationDateTime\":\"now\",\"x\":", "EventUnreadable")]
    [InlineData("\"ApproximateCreationDateTime\"", "\"CreationDateTime\"", "EventUnreadable")]
    public void Read_OfADamagedRecord_IsRefusedWithoutShowingIt(string part, string replacement, string errorType)
    {
        string json = Record(1, "secret", "x").Replace(part, replacement, StringComparison.Ordinal);

        StreamEventException refused = Refused(errorType, Event(json));

        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfTwoStreams_IsRefused() => Refused(
        "EventUnreadable", Event(Record(1, "a", "x"), Record(Number(2), """{"id":{"S":"a"}}""", null, streamArn: "other")));

    private static StreamEventException Refused(string errorType, byte[] json)
    {
        StreamEventException refused = Assert.Throws<StreamEventException>(() => StreamEventReader.Read(json));
        Assert.Equal(errorType, refused.ErrorType);
        return refused;
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
