using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class MappingRefusalTests
{
    [Theory]
    [InlineData(
        "Cannot access stream arn:x. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, "
            + "and ListStreams Actions on your stream in IAM.",
        "dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator, dynamodb:ListStreams")]
    [InlineData(
        "The function execution role does not have permissions to call SendMessage on SQS", "sqs:SendMessage")]
    public void Read_AnswerThatNamesActions_NamesThemToo(string answer, string actions) => Assert.Contains(
        $": {actions}. State. [InvalidParameterValueException, request 8c1]",
        Assert.IsType<FunctionRoleLacksRightsException>(Read(answer)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_AnyOtherAnswer_TellsItsCodeAndNotItsText()
    {
        DdbCrossAccountException error = Read("Something about secret-table.");

        Assert.IsType<MappingRefusedException>(error);
        Assert.DoesNotContain("secret-table", error.Message, StringComparison.Ordinal);
    }

    private static DdbCrossAccountException Read(string answer) => MappingRefusal.Read(
        new InvalidParameterValueException(new ErrorResponse
        {
            Code = "InvalidParameterValueException",
            Message = answer,
            RequestId = "8c1",
            Type = ErrorType.Sender,
        }),
        CdcFacts.Control(),
        CdcFacts.Function(),
        "State.");
}
