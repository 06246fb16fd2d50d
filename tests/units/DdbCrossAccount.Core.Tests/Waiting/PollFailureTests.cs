using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Waiting;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Waiting;

public sealed class PollFailureTests
{
    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, true)]
    [InlineData("LimitExceededException", HttpStatusCode.BadRequest, true)]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError, true)]
    [InlineData("ServiceUnavailable", HttpStatusCode.ServiceUnavailable, true)]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest, false)]
    [InlineData("ValidationException", HttpStatusCode.BadRequest, false)]
    [InlineData("ExpiredTokenException", HttpStatusCode.BadRequest, false)]
    public void IsTransient_Answer_GoesByCodeAndStatus(string code, HttpStatusCode status, bool expected)
    {
        AmazonDynamoDBException exception = new("text", ErrorType.Sender, code, "id", status);

        Assert.Equal(expected, PollFailure.IsTransient(exception, CancellationToken.None));
    }

    [Fact]
    public void IsTransient_NetworkFaultInside_IsTrue()
    {
        AmazonClientException exception = new("text", new HttpRequestException("text", new IOException()));

        Assert.True(PollFailure.IsTransient(exception, CancellationToken.None));
    }

    [Fact]
    public void IsTransient_OwnErrorOverThrottle_IsFalse()
    {
        AmazonDynamoDBException inner = new("text", ErrorType.Sender, "LimitExceededException", "id", HttpStatusCode.BadRequest);

        Assert.False(PollFailure.IsTransient(
            ErrorCatalogue.ExportLimitReached("arn", "111111111111", "eu-west-1", inner), CancellationToken.None));
    }

    [Fact]
    public void IsTransient_CallersCancellation_IsFalse()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.False(PollFailure.IsTransient(new OperationCanceledException(), source.Token));
        Assert.True(PollFailure.IsTransient(new OperationCanceledException(), CancellationToken.None));
    }
}
