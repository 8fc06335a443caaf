# OpenSSL: tests of libcrypto, with its routines in assembler.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=openssl

openssl_programs="bntest ectest evp_test evp_extra_test asn1_encode_test \
  asn1_decode_test asn1_time_test bioprinttest conf_include_test \
  constant_time_test destest dsatest dhtest ecdsatest enginetest exptest \
  hmactest ideatest lhash_test mdc2test packettest params_api_test \
  params_conversion_test pemtest pkcs12_format_test pkcs7_test poly1305_internal_test \
  property_test rc2test rc4test rsa_test rsa_mp_test sanitytest secmemtest \
  sha_test siphash_internal_test sm3_internal_test sm4_internal_test \
  sparse_array_test srptest stack_test v3ext verify_extra_test x509_internal_test \
  x509_time_test x509aux wpackettest hexstr_test namemap_internal_test \
  punycode_test modes_internal_test igetest casttest bftest cmactest \
  bio_enc_test bio_readbuffer_test endecode_test"

program_build ()
{
  cd "$1" && ./Configure linux-x86_64 no-shared no-module CC="$2" \
    CFLAGS="$3 -g" && make -j"$jobs" build_generated \
    && make -j"$jobs" apps/openssl util/shlib_wrap.sh util/wrap.pl \
      $(for program in $openssl_programs; do echo "test/$program"; done)
}

program_test ()
{
  cd "$1" && make run_tests HARNESS_JOBS=1 TESTS="test_bn test_ec test_evp \
    test_evp_extra test_asn1_encode test_asn1_decode test_asn1_time \
    test_bioprint test_conf_include test_constant_time test_internal_* \
    test_des test_dsa test_dh test_ecdsa test_exp test_hmac test_idea \
    test_lhash test_mdc2 test_packet test_params_api test_params_conversion \
    test_pem_reading test_pkcs12_format test_pkcs7 test_property test_rc2 \
    test_rc4 test_rsa test_sanity test_secmem test_sha test_sparse_array \
    test_srp test_stack test_v3ext test_verify_extra test_x509_time \
    test_x509aux test_wpacket test_hexstr test_ige test_cast test_bf \
    test_cmac test_bio_enc test_endecode test_genrsa test_gendsa \
    test_dgst test_enc test_pkcs8 test_x509 test_crl test_req test_verify" 2>&1 \
    | grep -E '^[0-9]+-test.* \.\.' | sed 's/ \.\.* / /'
}
