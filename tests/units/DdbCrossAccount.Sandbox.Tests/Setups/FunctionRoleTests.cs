using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.Setups;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Setups;

/// <summary>What the two roles of change data capture may do, and what not.</summary>
public sealed class FunctionRoleTests : IDisposable
{
    private readonly DynamoDbCaller _caller = new();

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("dynamodb:GetRecords", "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026", true)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", false)]
    [InlineData("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", false)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111111111111:bell", true)]
    [InlineData("sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111111111111:bell", false)]
    [InlineData("logs:PutLogEvents", "arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/ddb-cdc:log-stream:a", true)]
    [InlineData("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc", false)]
    public void FunctionRole_Asked_MayReadStreamsAndRing(string action, string resource, bool may)
    {
        Assert.Equal(may, May(FunctionRoles.FunctionRoleArn(_caller.Services.Options), action, resource));
    }

    [Theory]
    [InlineData("dynamodb:BatchWriteItem", "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", true)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:222222222222:table/ledger", true)]
    [InlineData("dynamodb:Scan", "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", false)]
    [InlineData("dynamodb:DeleteTable", "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders", false)]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111111111111:role/ddb-cdc-function", false)]
    public void WriterRole_Asked_MayWriteItems(string action, string resource, bool may)
    {
        Assert.Equal(may, May(FunctionRoles.WriterRoleArn(_caller.Services.Options), action, resource));
    }

    [Fact]
    public void WriterRole_OnAStreamOfTheOtherAccount_NeedsTheStreamsPolicyToo()
    {
        const string Stream = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/stream/2026";
        string role = FunctionRoles.WriterRoleArn(_caller.Services.Options);
        PolicyDocument policy = PolicyDocument.Parse($$$"""
            {"Statement":{"Effect":"Allow","Principal":{"AWS":"{{{role}}}"},"Action":"dynamodb:GetRecords","Resource":"{{{Stream}}}"}}
            """);

        Assert.False(May(role, "dynamodb:GetRecords", Stream));
        Assert.True(May(role, "dynamodb:GetRecords", Stream, policy));
    }

    [Fact]
    public void Trust_OfBothRoles_LetsInLambdaAndTheFunctionOnly()
    {
        string function = FunctionRoles.FunctionRoleArn(_caller.Services.Options);
        string writer = FunctionRoles.WriterRoleArn(_caller.Services.Options);
        Principal lambda = Principal.OfService("lambda.amazonaws.com");
        Principal session = SessionOf(function);

        Assert.True(LetsIn(function, lambda));
        Assert.True(LetsIn(writer, lambda));
        Assert.True(LetsIn(writer, session));
        Assert.False(LetsIn(function, session));
        Assert.False(LetsIn(writer, Principal.OfService("ec2.amazonaws.com")));
        Assert.False(LetsIn(writer, _caller.Services.Accounts.AddAccount(DynamoDbCaller.Source).PrincipalAt(0)));
    }

    private bool LetsIn(string role, Principal caller)
    {
        IamRole found = _caller.Services.Accounts.FindRole(role)!;
        return _caller.Services.Authorization.FindTrustDenial(
            caller, "sts:AssumeRole", role, found.TrustAt(0), new RequestConditions()) is null;
    }

    private bool May(string role, string action, string resource, PolicyDocument? policy = null)
    {
        return _caller.Services.Authorization.FindDenial(
            SessionOf(role), action, resource, resource.Split(':')[4], policy, new RequestConditions()) is null;
    }

    private Principal SessionOf(string role)
    {
        AccountDirectory accounts = _caller.Services.Accounts;
        return accounts.AddSession(accounts.FindRole(role)!, new RoleSession("s", TimeSpan.FromHours(1))).PrincipalAt(0);
    }
}
