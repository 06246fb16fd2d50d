using System.Text;
using DdbCrossAccount.Core.Cdc.Probing;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Probing;

public sealed class ProbeEventTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheStream() =>
        Assert.Equal("arn:stream", ProbeEvent.Read(ProbeEvent.Write("arn:stream").Span));

    [Theory]
    [InlineData("""{"Records":[{"ddbCrossAccountProbe":"arn"}]}""")]
    [InlineData("""{"ddbCrossAccountProbe":1}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("garbage")]
    [InlineData("")]
    public void Read_AnyOtherEvent_IsNone(string payload) => Assert.Null(ProbeEvent.Read(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void ReadAnswer_WhatWasWritten_IsTheFindings()
    {
        ProbeFinding[] findings =
        [
            new("dynamodb:GetItem", "arn:ledger", null, null),
            new("dynamodb:BatchWriteItem", "arn:table", "AccessDeniedException", "resource-based policy"),
        ];

        Assert.Equal(findings, ProbeAnswer.Read(ProbeAnswer.Write(findings)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"batchItemFailures":[]}""")]
    [InlineData("""{"probe":[{"action":"a"}]}""")]
    public void ReadAnswer_AnyOtherAnswer_IsNone(string answer) => Assert.Null(ProbeAnswer.Read(Encoding.UTF8.GetBytes(answer)));
}
