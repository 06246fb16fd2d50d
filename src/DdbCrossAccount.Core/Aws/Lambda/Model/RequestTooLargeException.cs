using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The payload is too long.</summary>
internal sealed class RequestTooLargeException(ErrorResponse error) : AmazonLambdaException(error);
