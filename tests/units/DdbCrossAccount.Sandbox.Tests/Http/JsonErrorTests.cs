using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

public sealed class JsonErrorTests
{
    [Theory]
    [InlineData(SignatureFailure.MissingToken, """{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}""")]
    [InlineData(SignatureFailure.UnknownKey, """{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"The security token included in the request is invalid."}""")]
    [InlineData(SignatureFailure.TokenInvalid, """{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"The security token included in the request is invalid."}""")]
    [InlineData(SignatureFailure.TokenExpired, """{"__type":"com.amazon.coral.service#ExpiredTokenException","message":"The security token included in the request is expired"}""")]
    [InlineData(SignatureFailure.NotCurrent, """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"detail"}""")]
    [InlineData(SignatureFailure.Incomplete, """{"__type":"com.amazon.coral.service#IncompleteSignatureException","message":"detail"}""")]
    [InlineData(SignatureFailure.WrongSignature, """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."}""")]
    public void From_SignatureFailure_IsWhatDynamoDbAnswers(object failure, string expected)
    {
        Assert.Equal(expected, Write(JsonError.From(new SignatureException((SignatureFailure)failure, "detail"))));
    }

    [Fact]
    public void Write_UnknownOperation_HasNoMessage()
    {
        Assert.Equal("""{"__type":"com.amazon.coral.service#UnknownOperationException"}""", Write(JsonError.UnknownOperation()));
    }

    [Fact]
    public void Write_DeniedAccess_SpellsMessageWithACapital()
    {
        Assert.Equal(
            """{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"no"}""",
            Write(new ServiceException("AccessDeniedException", "no")));
    }

    [Fact]
    public void Write_FurtherMembers_AreWrittenAsTheyAre()
    {
        var error = new ServiceException("ConditionalCheckFailedException", "The conditional request failed")
        {
            Members = [KeyValuePair.Create("Item", new ReadOnlyMemory<byte>("""{"id":{"S":"a"}}"""u8.ToArray()))],
        };

        Assert.Equal(
            """{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":{"id":{"S":"a"}}}""",
            Write(error));
    }

    private static string Write(ServiceException error)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonError.Write(output, error);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
