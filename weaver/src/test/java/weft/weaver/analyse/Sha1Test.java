package weft.weaver.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha1Test {
    @Test
    void isTheHashOfTheJdk() throws Exception {
        Random random = new Random(1);
        for (int length = 0; length < 300; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            ByteBuffer expected =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(message));

            assertThat(Sha1.firstWords(message))
                    .as("length " + length)
                    .containsExactly(expected.getInt(0), expected.getInt(4));
        }
    }
}
