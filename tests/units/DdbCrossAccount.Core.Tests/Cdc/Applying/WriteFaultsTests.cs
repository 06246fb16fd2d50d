using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Cdc.Applying;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Applying;

public sealed class WriteFaultsTests
{
    [Theory]
    [InlineData("ProvisionedThroughputExceededException", nameof(WriteFault.Passing))]
    [InlineData("ThrottlingException", nameof(WriteFault.Passing))]
    [InlineData("RequestLimitExceeded", nameof(WriteFault.Passing))]
    [InlineData("TransactionConflictException", nameof(WriteFault.Passing))]
    [InlineData("ValidationException", nameof(WriteFault.Refused))]
    [InlineData("ItemCollectionSizeLimitExceededException", nameof(WriteFault.Refused))]
    [InlineData("AccessDeniedException", nameof(WriteFault.Stopping))]
    [InlineData("ResourceNotFoundException", nameof(WriteFault.Stopping))]
    [InlineData("UnrecognizedClientException", nameof(WriteFault.Stopping))]
    [InlineData("SomethingNewException", nameof(WriteFault.Stopping))]
    public void KindOf_AnAnswerOfTheService_IsKnownByItsCode(string code, string expected) =>
        Assert.Equal(expected, WriteFaults.KindOf(FakeTarget.Error(code)).ToString());

    [Theory]
    [InlineData("One or more parameter values were invalid: Missing the key id in the item")]
    [InlineData("One or more parameter values were invalid: Type mismatch for key id expected: S actual: N")]
    [InlineData("The provided key element does not match the schema")]
    public void KindOf_AValidationOfTheTablesKey_StopsAndBlamesNoItem(string message) =>
        Assert.Equal(WriteFault.Stopping, WriteFaults.KindOf(FakeTarget.Error("ValidationException", message: message)));

    [Fact]
    public void KindOf_AValidationOfAnIndexKey_IsTheItems() => Assert.Equal(
        WriteFault.Refused,
        WriteFaults.KindOf(FakeTarget.Error(
            "ValidationException",
            message: "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: i")));

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public void KindOf_AServerFault_IsUnknown(HttpStatusCode status) =>
        Assert.Equal(WriteFault.Unknown, WriteFaults.KindOf(FakeTarget.Error("InternalServerError", status)));

    [Fact]
    public void KindOf_WhatNobodyAnswered_IsUnknown()
    {
        Assert.Equal(WriteFault.Unknown, WriteFaults.KindOf(new OperationCanceledException()));
        Assert.Equal(WriteFault.Unknown, WriteFaults.KindOf(new IOException("reset")));
        Assert.Equal(WriteFault.Unknown, WriteFaults.KindOf(new IncompleteAnswerException("cut")));
        Assert.Equal(
            WriteFault.Unknown,
            WriteFaults.KindOf(new HttpRequestException(HttpRequestError.ResponseEnded, "ended", new IOException())));
        Assert.Equal(
            WriteFault.Unknown,
            WriteFaults.KindOf(new AmazonUnmarshallingException("r", "l", new FormatException(), HttpStatusCode.BadRequest)));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public void KindOf_WhatWasNeverSent_Passes(HttpRequestError error) => Assert.Equal(
        WriteFault.Passing,
        WriteFaults.KindOf(new AmazonServiceException("x", new HttpRequestException(error, "no", new SocketException()))));
}
